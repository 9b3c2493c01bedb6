/** One found record in a list: what it is, what it is called, and where the words were. */
import { IconArrowRight, IconFrame, IconNote } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Found } from '../../../analysis/search/boardSearch'
import { markedParts, snippet } from '../../../analysis/search/words'
import type { BoardSnapshot } from '../../../model/snapshot'
import { choiceIcon } from '../../records/look'
import { useBoard } from '../context'
import classes from './find.module.css'
import '../../records/recordWords'

export interface FoundRowProps {
  readonly found: Found
  /** The words that were found in it. */
  readonly query: string
}

export function FoundRow({ found, query }: FoundRowProps) {
  const { t } = useTranslation()
  const words = wordsOf(useBoard(), found, query, t)
  if (!words) return null
  return (
    <>
      <span className={classes.icon} aria-hidden="true">
        {words.icon}
      </span>
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          <Marked text={words.name || t('records.unnamed')} query={query} />
        </span>{' '}
        <span className={classes.detail} dir="auto">
          <Marked text={words.detail} query={query} />
        </span>
      </span>
    </>
  )
}

function Marked({ text, query }: { text: string; query: string }) {
  return markedParts(text, query).map(({ text, hit }, at) =>
    hit ? (
      <mark key={at} className={classes.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

interface RowWords {
  readonly icon: ReactNode
  readonly name: string
  readonly detail: string
}

const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ')

/** Null for what has gone since it was found. */
function wordsOf(board: BoardSnapshot, { ref, fields }: Found, query: string, t: TFunction): RowWords | null {
  const nameOf = (company: string) => board.companies.get(company)?.name || t('records.unnamed')
  // Notes are shown when the words are there and nowhere else.
  const inText = fields.size === 1 && fields.has('text')
  switch (ref.collection) {
    case 'companies': {
      const company = board.companies.get(ref.id)
      if (!company) return null
      const { name, kind, municipality, nace, notes } = company
      const detail = inText ? snippet(notes, query) : joined(t('records.one.companies'), municipality, nace)
      return { icon: choiceIcon('kind', kind ?? 'other', 18), name, detail }
    }
    case 'flows': {
      const flow = board.flows.get(ref.id)
      if (!flow) return null
      const { resource, category, from, to, low, notes } = flow
      const detail = inText ? snippet(notes, query) : joined(`${nameOf(from)} → ${nameOf(to)}`, low)
      return {
        icon: choiceIcon('category', category, 18) ?? <IconArrowRight size={18} />,
        name: resource,
        detail,
      }
    }
    case 'resources': {
      const resource = board.resources.get(ref.id)
      if (!resource) return null
      const { name, direction, company, low, quality } = resource
      const detail = joined(
        t(`find.search.of.${direction}`, { name: nameOf(company) }),
        low,
        inText ? quality : undefined,
      )
      return { icon: choiceIcon('direction', direction, 18), name, detail }
    }
    case 'notes': {
      const note = board.notes.get(ref.id)
      if (!note) return null
      return { icon: <IconNote size={18} />, name: snippet(note.text, query), detail: t('find.search.note') }
    }
    case 'frames': {
      const frame = board.frames.get(ref.id)
      if (!frame) return null
      return { icon: <IconFrame size={18} />, name: frame.title, detail: t('find.search.frame') }
    }
  }
}
