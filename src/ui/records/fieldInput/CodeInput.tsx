/** A code of the List of Waste or NACE; what is no code stays as written. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CodePicker } from '../pickers/CodePicker'
import { useCodeTable } from '../pickers/useCodeTable'
import { FieldShell, hintId, type InputProps } from './FieldShell'

export function CodeInput({ bound, bare, autoFocus, initial, onDone }: InputProps) {
  const { t } = useTranslation()
  const id = useId()
  const system = bound.field.type === 'code' ? bound.field.system : 'low'
  const code =
    typeof bound.raw === 'string'
      ? bound.raw
      : bound.raw === undefined || bound.raw === null
        ? ''
        : String(bound.raw)
  const table = useCodeTable(system)
  const unknown = bound.ask === null && code !== '' && table !== null && !table.get(code)
  const ask = unknown ? 'unknownCode' : bound.ask
  return (
    <FieldShell id={id} bound={{ ...bound, ask }} bare={bare}>
      <CodePicker
        id={bare ? undefined : id}
        system={system}
        label={bound.label}
        describedBy={ask !== null ? hintId(id) : undefined}
        code={code}
        onChange={bound.write}
        readOnly={bound.readOnly}
        bare={bare}
        autoFocus={autoFocus}
        initial={initial}
        invalid={ask !== null}
        onDone={onDone}
        placeholder={bound.mixed ? t('records.field.mixed') : t(`records.code.placeholder.${system}`)}
      />
    </FieldShell>
  )
}
