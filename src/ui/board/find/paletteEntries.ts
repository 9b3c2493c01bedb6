/** What the list of all actions offers for what has been typed. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Found } from '../../../analysis/search/boardSearch'
import type { ActionGroup } from '../../../canvas/action'
import { languages, type Language } from '../../../model/words'
import { actionNames, useLanguage } from '../../i18n'
import { allActions, pageActions, type PageAction, type PageContext } from '../actions'
import { rankActions } from './rankActions'
import { recentActions } from './recent'
import '../helpWords'

interface Entered {
  readonly key: string
  /** Translation key of the group that it stands in. */
  readonly heading: string
}

export interface ActionEntry extends Entered {
  readonly kind: 'action'
  readonly action: PageAction
  readonly name: string
  /** Translation key of its group, where the heading does not say it. */
  readonly group: string | null
}

export type Entry = ActionEntry | (Entered & { readonly kind: 'found'; readonly found: Found })

/** Names of an action in every language, the person's own first. */
export type Names = (id: string) => readonly string[]

const groups: readonly ActionGroup[] = ['tools', 'edit', 'arrange', 'view', 'board']

/** The other languages' names come a moment after the list has opened. */
export function useNames(): Names {
  const { t } = useTranslation()
  const language = useLanguage()
  const [others, setOthers] = useState<readonly Readonly<Record<string, string>>[]>([])
  useEffect(() => {
    let wanted = true
    const foreign = languages.filter((one: Language) => one !== language)
    Promise.all(foreign.map(actionNames)).then(
      (names) => wanted && setOthers(names),
      () => {
        // Without network the own language is enough.
      },
    )
    return () => {
      wanted = false
    }
  }, [language])
  return (id) => [t(`actions.${id}`), ...others.map((names) => names[id] ?? '')]
}

export interface Asked {
  readonly context: PageContext
  readonly names: Names
  readonly typed: string
  readonly found: readonly Found[]
}

/** While nothing is typed: what was used lately, then all by groups. Else what answers, best first, and what is on the board. */
export function entriesOf({ context, names, typed, found }: Asked): Entry[] {
  const allowed = allActions.filter(
    (action) => action !== pageActions.palette && (action.allowed?.(context) ?? true),
  )
  const recent = recentActions()
  const entry = (action: PageAction, heading: string, group: string | null): ActionEntry => ({
    kind: 'action',
    key: `${heading}/${action.id}`,
    heading,
    action,
    name: names(action.id)[0]!,
    group,
  })
  const groupOf = ({ group }: PageAction) => `help.groups.${group}`
  if (typed.trim() !== '') {
    const named = allowed.map((action) => ({ id: action.id, names: names(action.id), action }))
    return [
      ...rankActions(named, typed, recent).map(({ action }) =>
        entry(action, 'find.palette.title', groupOf(action)),
      ),
      ...found.map((one): Entry => ({
        kind: 'found',
        key: `${one.ref.collection}/${one.ref.id}`,
        heading: 'find.palette.onBoard',
        found: one,
      })),
    ]
  }
  const lately = recent.flatMap((id) => allowed.filter((action) => action.id === id))
  return [
    ...lately.map((action) => entry(action, 'find.palette.recent', groupOf(action))),
    ...groups.flatMap((group) =>
      allowed
        .filter((action) => action.group === group && !lately.includes(action))
        .map((action) => entry(action, groupOf(action), null)),
    ),
  ]
}
