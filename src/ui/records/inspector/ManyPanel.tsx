/** Several records at once: what they are, and what can be set on all of them. */
import { IconArrowRight } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { connect } from '../../../canvas/creating'
import { fieldOf } from '../../../model/fields'
import type { Collection, RecordRef } from '../../../model/records'
import { useBoard, useEditor, useEditorState, useVersion } from '../../board/context'
import { setOnAll } from '../commands'
import { FieldInput } from '../fieldInput/FieldInput'
import { knownField, labelOf, rawOf, type Bound } from '../fieldInput/useBound'
import { useWords } from '../words'
import css from './inspector.module.css'
import { Section } from './Section'

/** Fields that make sense to be the same on many. */
const shared: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  companies: ['kind', 'nace', 'municipality', 'country', 'colour', 'locked'],
  flows: ['status', 'category', 'exchange', 'barriers', 'source', 'shape'],
  resources: ['direction', 'category'],
  notes: ['colour'],
  frames: ['colour', 'locked'],
}

export function ManyPanel({ refs }: { refs: readonly RecordRef[] }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const canEdit = useEditorState((state) => state.canEdit)
  const words = useWords()
  useVersion('companies')
  useVersion('flows')
  useVersion('notes')
  useVersion('frames')
  useVersion('resources')

  const kinds = [...new Set(refs.map((ref) => ref.collection))]
  const [first, second] = refs.filter((ref) => ref.collection === 'companies')
  const pair = canEdit && refs.length === 2 && first && second ? ([first, second] as const) : null
  const bind = (collection: Collection, name: string): Bound => {
    const own = refs.filter((ref) => ref.collection === collection)
    const values = own.map((ref) => rawOf(board.all(collection).get(ref.id), name))
    const same = values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]))
    return {
      field: knownField(collection, name),
      name,
      label: labelOf(words.fields, name),
      raw: same ? values[0] : undefined,
      ask: null,
      mixed: !same,
      readOnly: !canEdit,
      write: (value) => setOnAll(editor, own, { [name]: value }),
    }
  }
  const drawFlow = (from: RecordRef, to: RecordRef) => connect(editor, from.id, to.id)
  const nameOf = (ref: RecordRef) => board.companies.get(ref.id)?.name ?? ''
  return (
    <>
      {pair && (
        <Section name="many.flow" title={t('records.many.drawFlow')}>
          {[pair, [pair[1], pair[0]] as const].map(([from, to]) => (
            <Button
              key={from.id}
              variant="light"
              justify="flex-start"
              leftSection={<IconArrowRight size={16} aria-hidden />}
              classNames={{ label: css.wrap }}
              h="auto"
              mih={36}
              onClick={() => drawFlow(from, to)}
            >
              <bdi>{nameOf(from)}</bdi>&nbsp;→&nbsp;<bdi>{nameOf(to)}</bdi>
            </Button>
          ))}
        </Section>
      )}
      {kinds.map((collection) => {
        const count = refs.filter((ref) => ref.collection === collection).length
        const names = (shared[collection] ?? []).filter((name) => fieldOf(collection, name))
        return (
          <Section
            key={collection}
            name={`many.${collection}`}
            title={words.collections[collection]}
            count={count}
          >
            {names.map((name) => (
              <FieldInput key={name} bound={bind(collection, name)} />
            ))}
          </Section>
        )
      })}
    </>
  )
}
