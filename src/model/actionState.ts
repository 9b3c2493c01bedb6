/** Where an action stands: worked out from its due day and whether it is done, never kept beside them. */
import type { Action } from './records'

/** In the order in which they want attention. */
export const actionStates = ['overdue', 'soon', 'later', 'undated', 'done'] as const
export type ActionState = (typeof actionStates)[number]

/** `soon` reaches as many days beyond today; an action put there is due on the last of them. */
export const soonDays = 7
/** When an action that is put off is due, days from today. */
export const laterDays = 28

/** The earliest due first, those without a day last. */
export function byDue(a: Action, b: Action): number {
  const key = ({ due = '9999', id }: Action) => `${due}/${id}`
  return key(a) < key(b) ? -1 : 1
}

/** What is to be done comes before what is done, the earliest due first. */
export const openFirst = (a: Action, b: Action): number =>
  Number(a.done ?? false) - Number(b.done ?? false) || byDue(a, b)

type Standing = Pick<Action, 'due' | 'done'>

/** The day of a moment where the person is, "2026-03-31". */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The day so many days after an ISO day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** @param today ISO day. */
export function actionState({ due, done }: Standing, today: string): ActionState {
  if (done) return 'done'
  if (due === undefined) return 'undated'
  if (due < today) return 'overdue'
  return due <= daysAfter(today, soonDays) ? 'soon' : 'later'
}

/**
 * What to change so that an action stands in another state: a due day that fits already is kept, and one is set where none fits.
 * @returns null where it stands there, or cannot: nothing is made overdue, only what was done is found to be so again.
 */
export function changeInto(
  action: Standing,
  state: ActionState,
  today: string,
): { readonly done?: boolean; readonly due?: string | null } | null {
  if (actionState(action, today) === state) return null
  if (state === 'done') return { done: true }
  const reopened = action.done ? { done: false } : {}
  if (actionState({ due: action.due }, today) === state) return reopened
  switch (state) {
    case 'overdue':
      return null
    case 'soon':
      return { ...reopened, due: daysAfter(today, soonDays) }
    case 'later':
      return { ...reopened, due: daysAfter(today, laterDays) }
    case 'undated':
      return { ...reopened, due: null }
  }
}
