/** How fields are called where they stand without their form. */
import type { TFunction } from 'i18next'
import { barrierFamilies, barrierNoteField, fitFields } from '../../model/records'
import type { Words } from '../../model/words'
import './inspector/assessmentWords'

/** What a field is called; '' for none that people know. Notes of barriers go by their barrier, answers by their question. */
export function fieldLabel(field: string, words: Words, t: TFunction): string {
  const names: Readonly<Record<string, string>> = words.fields
  if (names[field] !== undefined) return names[field]
  const family = barrierFamilies.find((one) => barrierNoteField(one) === field)
  if (family) return words.barriers[family]
  const question = fitFields.find((one) => one === field)
  return question ? t(`assessment.fit.${question}`) : ''
}
