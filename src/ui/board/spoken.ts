/** What happened on the board in sentences: many things in one sentence, one thing by its name. */
import type { TFunction } from 'i18next'
import { nameOf } from '../../canvas/walk/saying'
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Language } from '../../model/words'
import type { Change, Gone, Happening } from '../../sync/happenings'
import './spokenWords'

/** What is known of one record after several happenings by the same hand. */
interface Fate {
  readonly ref: RecordRef
  what: 'added' | 'removed' | 'changed'
  readonly fields: Set<string>
  /** What it was called when it went. */
  gone: Gone | null
}

/**
 * The sentences for what has happened since the last ones. What the person typed in a field is not said again: they hear
 * the field; what moves, comes and goes is.
 * @param happenings in their order.
 */
export function sentencesOf(
  happenings: readonly Happening[],
  board: BoardSnapshot,
  language: Language,
  t: TFunction,
): string[] {
  return byHand(happenings).flatMap(({ by, fates, count }) => {
    const own = by === 'me'
    const told = own ? fates.filter(worthSaying) : fates
    const total = count > fates.length ? count : told.length
    if (total === 0) return []
    // A few things of one's own are said one by one: they were done one by one.
    const each = total === told.length && total <= (own ? ownNamed : 1)
    const sentence = each
      ? told.map((fate) => one(fate, board, language, t)).join('; ')
      : t('spoken.things', { count: total })
    return [own ? capital(sentence) : t(`spoken.by.${handOf(by)}`, { name: nameOfHand(by), what: sentence })]
  })
}

/** Of more things of one's own than this only the number is said. */
const ownNamed = 3

const handOf = (by: Happening['by']) => (by === null ? 'someone' : typeof by === 'string' ? by : 'name')
const nameOfHand = (by: Happening['by']) => (by !== null && typeof by === 'object' ? by.name : '')

/** Happenings in a row by the same hand are one story; a thing that came and went again is none. */
function byHand(happenings: readonly Happening[]) {
  const stories: { by: Happening['by']; fates: Fate[]; count: number }[] = []
  const key = (by: Happening['by']) => `${handOf(by)} ${nameOfHand(by)}`
  for (const happening of happenings) {
    let story = stories.find(({ by }) => key(by) === key(happening.by))
    if (!story) stories.push((story = { by: happening.by, fates: [], count: 0 }))
    const listed = happening.added.length + happening.removed.length + happening.changed.length
    take(story.fates, happening)
    story.count += happening.count - listed
  }
  for (const story of stories) story.count += story.fates.length
  return stories
}

function take(fates: Fate[], { added, removed, changed }: Happening): void {
  const find = (ref: RecordRef) => fates.find((one) => one.ref.id === ref.id)
  const put = (
    ref: RecordRef,
    what: Fate['what'],
    gone: Gone | null = null,
    fields: Change['fields'] = new Set(),
  ) => {
    const fate = find(ref)
    if (!fate) return void fates.push({ ref, what, fields: new Set(fields), gone })
    if (what === 'removed' && fate.what === 'added') return void fates.splice(fates.indexOf(fate), 1)
    fields.forEach((field) => fate.fields.add(field))
    if (what === 'changed' && fate.what === 'added') return
    fate.what = what === 'added' && fate.what === 'removed' ? 'changed' : what
    fate.gone = gone
  }
  // The flows, offers and actions that go with a company are not told of one by one.
  const owners = removed.filter(({ collection }) => collection === 'companies' || collection === 'flows')
  const apart = removed.filter(
    ({ record }) =>
      !owners.some(({ record: owner }) =>
        (['from', 'to', 'company', 'flow'] as const).some(
          (end) => owner.id === (record as unknown as Record<string, unknown>)[end],
        ),
      ),
  )
  for (const ref of added) put(ref, 'added')
  for (const gone of apart) put({ collection: gone.collection, id: gone.record.id }, 'removed', gone)
  for (const { ref, fields } of changed) put(ref, 'changed', null, fields)
}

const placeFields = ['x', 'y', 'frame', 'w', 'h', 'bend', 'locked', 'from', 'to'] as const
const worthSaying = ({ what, fields }: Fate) =>
  what !== 'changed' || placeFields.some((field) => fields.has(field))

function one(fate: Fate, board: BoardSnapshot, language: Language, t: TFunction): string {
  const { ref, what, fields, gone } = fate
  const name = gone ? nameOfGone(gone, language, t) : nameOf(board, ref, language)
  if (what !== 'changed') return t(`spoken.${what}`, { name })
  const company = ref.collection === 'companies' ? board.companies.get(ref.id) : undefined
  if (fields.has('frame')) {
    const frame = company?.frame
    if (!frame || !board.frames.has(frame)) return t('spoken.movedOut', { name })
    return t('spoken.movedInto', {
      name,
      frame: nameOf(board, { collection: 'frames', id: frame }, language),
    })
  }
  if (fields.has('locked')) {
    const record = board.all(ref.collection).get(ref.id) as { locked?: boolean } | undefined
    return t(record?.locked ? 'spoken.locked' : 'spoken.unlocked', { name })
  }
  if (fields.has('w') || fields.has('h')) return t('spoken.resized', { name })
  if (fields.has('x') || fields.has('y')) return t('spoken.moved', { name })
  if (fields.has('bend')) return t('spoken.bent', { name })
  return t('spoken.changed', { name })
}

function nameOfGone({ record }: Gone, language: Language, t: TFunction): string {
  const { name, title, resource, text } = record as Partial<
    Record<'name' | 'title' | 'resource' | 'text', string>
  >
  const called = (name ?? title ?? resource ?? text ?? '').trim()
  return called ? called.slice(0, 80) : t('words:said.unnamed', { lng: language })
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
