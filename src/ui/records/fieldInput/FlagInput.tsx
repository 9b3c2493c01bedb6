/** Yes or no. */
import { Switch } from '@mantine/core'
import { useId } from 'react'
import css from '../fields.module.css'
import { FieldShell, hintId, type InputProps } from './FieldShell'

export function FlagInput({ bound, bare, autoFocus }: InputProps) {
  const id = useId()
  const box = (
    <Switch
      size="sm"
      label={bare ? undefined : bound.label}
      aria-label={bare ? bound.label : undefined}
      aria-describedby={bound.ask !== null ? hintId(id) : undefined}
      autoFocus={autoFocus}
      disabled={bound.readOnly}
      checked={bound.raw === true}
      onChange={(event) => bound.write(event.currentTarget.checked || null)}
    />
  )
  return (
    <FieldShell id={id} bound={bound} bare>
      {bare ? <div className={css.bareBox}>{box}</div> : box}
    </FieldShell>
  )
}
