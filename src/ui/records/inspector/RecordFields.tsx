/** Fields of one record, laid out in lines: two short ones share one. */
import { FieldInput } from '../fieldInput/FieldInput'
import { useBound } from '../fieldInput/useBound'
import type { RecordRef } from '../../../model/records'
import css from './inspector.module.css'

export interface RecordFieldProps {
  readonly of: RecordRef
  readonly name: string
  readonly placeholder?: string
  readonly hintSlot?: HTMLElement | null
}

export function RecordField({ of, name, ...rest }: RecordFieldProps) {
  return <FieldInput bound={useBound(of, name)} {...rest} />
}

/** @param lines names of fields; those of one line stand side by side. */
export function RecordFields({ of, lines }: { of: RecordRef; lines: readonly (readonly string[])[] }) {
  return lines.map((names) => (
    <div key={names.join()} className={css.line}>
      {names.map((name) => (
        <RecordField key={name} of={of} name={name} />
      ))}
    </div>
  ))
}
