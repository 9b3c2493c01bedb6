/** A code of the List of Waste or NACE; what is no code stays as written. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CodePicker } from '../pickers/CodePicker'
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
  return (
    <FieldShell id={id} bound={bound} bare={bare}>
      <CodePicker
        id={bare ? undefined : id}
        system={system}
        label={bound.label}
        describedBy={bound.ask !== null ? hintId(id) : undefined}
        code={code}
        onChange={bound.write}
        readOnly={bound.readOnly}
        bare={bare}
        autoFocus={autoFocus}
        initial={initial}
        invalid={bound.ask !== null}
        onDone={onDone}
        placeholder={bound.mixed ? t('records.field.mixed') : t(`records.code.placeholder.${system}`)}
      />
    </FieldShell>
  )
}
