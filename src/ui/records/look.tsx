/** Icons and colours of the field's words, the same as on the canvas: a shape for each, so that colour never says it alone. */
import { useComputedColorScheme } from '@mantine/core'
import {
  IconAlertCircle,
  IconBulb,
  IconCircleCheck,
  IconCircleX,
  IconMessages,
  IconScale,
  IconTool,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { categoryIcons, kindIcons, signIcons } from '../../canvas/paint/icons'
import { palettes } from '../../canvas/paint/palette'
import type { Category, CompanyKind, Status } from '../../model/records'
import css from './look.module.css'
import { useWords } from './words'

const statusIcons: Readonly<Record<Status, Icon>> = {
  idea: IconBulb,
  discussion: IconMessages,
  negotiation: IconScale,
  implementation: IconTool,
  completed: IconCircleCheck,
  failed: IconCircleX,
}

/** Line icons on a grid of 16, by field and choice. */
const paths: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  category: categoryIcons,
  kind: kindIcons,
  direction: { offer: signIcons.out, need: signIcons.into },
}

/** The icon of a choice, coloured where the choice has a colour; null for fields and values without one. */
export function choiceIcon(name: string, value: unknown, size = 16): ReactNode {
  if (typeof value !== 'string') return null
  if (name === 'status' && Object.hasOwn(statusIcons, value)) {
    const IconOf = statusIcons[value as Status]
    return <IconOf size={size} aria-hidden className={css.icon} data-tone={`status-${value}`} />
  }
  const set = paths[name]
  return set && Object.hasOwn(set, value) ? <LineIcon name={name} value={value} size={size} /> : null
}

function LineIcon({ name, value, size }: { name: string; value: string; size: number }) {
  const palette = palettes[useComputedColorScheme('light')]
  const colour =
    name === 'category'
      ? palette.categories[value as Category]
      : name === 'kind'
        ? palette.kinds[value as CompanyKind]
        : 'currentcolor'
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke={colour}
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      className={css.icon}
    >
      <path d={paths[name]![value]} />
    </svg>
  )
}

/** A status as a chip. */
export function StatusChip({ status }: { status: Status }) {
  const words = useWords()
  return (
    <span className={css.chip} data-tone={`status-${status}`}>
      {choiceIcon('status', status, 14)}
      {words.statuses[status]}
    </span>
  )
}

/** A small warning for a value that is kept as typed. */
export function UnclearMark({ question }: { question: string }) {
  return (
    <span title={question} className={css.unclear}>
      <IconAlertCircle size={14} role="img" aria-label={question} />
    </span>
  )
}
