/** What stands in the way of a flow: families to tick, and for each that is ticked what exactly it is. */
import { useTranslation } from 'react-i18next'
import { barrierFamilies, barrierNoteField, type BarrierFamily, type RecordRef } from '../../../model/records'
import { ChipsInput } from '../fieldInput/ChipsInput'
import { ParagraphInput } from '../fieldInput/ParagraphInput'
import { useBound } from '../fieldInput/useBound'
import { useWords } from '../words'

export function BarrierFields({ of }: { of: RecordRef<'flows'> }) {
  const barriers = useBound(of, 'barriers')
  const ticked = Array.isArray(barriers.raw) ? barriers.raw : []
  return (
    <>
      <ChipsInput bound={barriers} />
      {barrierFamilies
        .filter((family) => ticked.includes(family))
        .map((family) => (
          <BarrierNote key={family} of={of} family={family} />
        ))}
    </>
  )
}

function BarrierNote({ of, family }: { of: RecordRef<'flows'>; family: BarrierFamily }) {
  const { t } = useTranslation()
  const words = useWords()
  const bound = useBound(of, barrierNoteField(family))
  const label = t('records.barriers.note', { family: words.barriers[family] })
  return <ParagraphInput bound={{ ...bound, label }} placeholder={t('records.barriers.hint')} />
}
