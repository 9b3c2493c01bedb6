/** A part of the inspector under a calm heading; folded or not is remembered on this device. */
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { readStored, writeStored } from '../../stored'
import css from './inspector.module.css'

const storageKey = 'symbiosis.folded'

function folded(): readonly string[] {
  const stored = readStored(storageKey)
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
}

export interface SectionProps {
  /** Under which it is remembered. */
  readonly name: string
  readonly title: string
  /** Said beside the title: how many there are. */
  readonly count?: number
  readonly children: ReactNode
}

export function Section({ name, title, count, children }: SectionProps) {
  const [open, setOpen] = useState(() => !folded().includes(name))
  const id = useId()
  const toggle = () => {
    writeStored(storageKey, open ? [...folded(), name] : folded().filter((one) => one !== name))
    setOpen(!open)
  }
  return (
    <section className={css.section}>
      <h3 className={css.heading}>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={toggle}>
          <IconChevronDown size={16} aria-hidden data-folded={!open || undefined} />
          <span>{title}</span>
          {count !== undefined && <span className={css.count}>{count}</span>}
        </button>
      </h3>
      <div id={id} hidden={!open} className={css.body}>
        {open && children}
      </div>
    </section>
  )
}
