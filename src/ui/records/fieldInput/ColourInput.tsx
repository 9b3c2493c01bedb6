/** A colour by its name: a few that read well on light and dark. */
import { useComputedColorScheme } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import css from '../fields.module.css'
import { FieldShell, type InputProps } from './FieldShell'
import { colourNames, palettes, tintOf } from '../../../canvas/paint/palette'

export function ColourInput({ bound, bare }: InputProps) {
  const { t } = useTranslation()
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const raw = typeof bound.raw === 'string' ? bound.raw : ''
  const palette = palettes[useComputedColorScheme('light')]
  // A colour that another program gave is shown too, so that one sees what is set.
  const stranger = raw !== '' && !(colourNames as readonly string[]).includes(raw)
  const all: readonly { name: string; value: string }[] = [
    { name: 'none', value: '' },
    ...colourNames.map((name) => ({ name, value: name })),
    ...(stranger ? [{ name: 'other', value: raw }] : []),
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!by || bound.readOnly) return
    event.preventDefault()
    event.stopPropagation()
    const at = all.findIndex((colour) => colour.value === raw)
    const next = (at + by + all.length) % all.length
    bound.write(all[next]!.value || null)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <FieldShell id={id} bound={bound} bare={bare} group>
      <div
        role="radiogroup"
        aria-label={bound.label}
        ref={group}
        className={css.swatches}
        onKeyDown={onKeyDown}
      >
        {all.map((colour) => {
          const name = t(`records.colour.${colour.name}`)
          const checked = !bound.mixed && colour.value === raw
          return (
            <button
              key={colour.name}
              type="button"
              role="radio"
              aria-checked={checked}
              aria-label={name}
              title={name}
              tabIndex={checked || (bound.mixed && colour.value === '') ? 0 : -1}
              disabled={bound.readOnly}
              className={css.swatch}
              style={{ background: tintOf(colour.value, palette) ?? 'transparent' }}
              onClick={() => bound.write(colour.value || null)}
            >
              {checked && (
                <IconCheck size={16} aria-hidden color={colour.value ? palette.onTint : undefined} />
              )}
            </button>
          )
        })}
      </div>
    </FieldShell>
  )
}
