/** One of a few known values, or words of one's own; what someone wrote that is none of them stays as written. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n'
import { choiceIcon } from '../look'
import { Picker } from '../pickers/Picker'
import { useWords } from '../words'
import { FieldShell, hintId, type InputProps } from './FieldShell'
import { choiceLabel, shownText } from './typed'

export function ChoiceInput({ bound, bare, autoFocus, initial, onDone, placeholder, hintSlot }: InputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useWords()
  const id = useId()
  const { field, name, raw } = bound
  const free = field.type === 'text'
  const of = field.type === 'choice' ? field.of : free ? (field.known ?? []) : []
  const all = of.map((value) => ({
    value,
    label: choiceLabel(words, name, value),
    icon: choiceIcon(name, value),
  }))
  return (
    <FieldShell id={id} bound={bound} bare={bare} hintSlot={hintSlot}>
      <Picker
        id={bare ? undefined : id}
        label={bound.label}
        describedBy={bound.ask !== null ? hintId(id) : undefined}
        shown={shownText(field, name, raw, language, words)}
        current={typeof raw === 'string' ? raw : undefined}
        icon={choiceIcon(name, raw)}
        options={(query) => {
          const wanted = query?.trim().toLowerCase()
          return wanted
            ? all.filter((one) => one.label.toLowerCase().includes(wanted) || one.value.includes(wanted))
            : all
        }}
        onPick={bound.write}
        onFree={(text) => bound.write(text === '' ? null : text)}
        eager={!free}
        loose={free}
        short={!bare && !free}
        readOnly={bound.readOnly}
        bare={bare}
        autoFocus={autoFocus}
        initial={initial}
        invalid={bound.ask !== null}
        placeholder={bound.mixed ? t('records.field.mixed') : placeholder}
        onDone={onDone}
      />
    </FieldShell>
  )
}
