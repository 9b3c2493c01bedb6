/**
 * `actions.ics`: what is to be done, in a person's own calendar. Each action with a due day is an event of that whole day: a
 * to-do of the format would say it better, but Google Calendar and Outlook leave to-dos out when they read a file.
 */
import type { Action, BarrierFamily } from '../model/records'
import { barrierFamilies, barrierNoteField } from '../model/records'
import { byDue, daysAfter } from '../model/actionState'
import type { BoardSnapshot } from '../model/snapshot'
import { synergyName } from '../model/synergies'
import { words, type Language } from '../model/words'
import { icalDay, icalFile, icalMoment, icalText } from './icalendar'

export interface CalendarOptions {
  readonly language: Language
  readonly boardId: string
  readonly now: Date
  /** Of the calendar. */
  readonly title: string
}

/** The calendar of a board; the same action has the same identity in each, and a later one renews it. */
export function writeCalendar(
  board: BoardSnapshot,
  { language, boardId, now, title }: CalendarOptions,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Symbiosis board//Actions//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(title === '' ? [] : [`X-WR-CALNAME:${icalText(title)}`]),
  ]
  for (const action of dated(board)) {
    const synergy = nameOf(board, action)
    const { barrier } = action
    lines.push(
      'BEGIN:VEVENT',
      `UID:${icalText(`${action.id}@${boardId}.symbiosis-board`)}`,
      `DTSTAMP:${icalMoment(now)}`,
      // A calendar that has the event takes the one with the greater number.
      `SEQUENCE:${Math.floor(now.getTime() / 60_000)}`,
      `DTSTART;VALUE=DATE:${icalDay(action.due)}`,
      `DTEND;VALUE=DATE:${icalDay(daysAfter(action.due, 1))}`,
      `SUMMARY:${icalText(`${action.done ? '✓ ' : ''}${action.text.trim() || synergy || '?'}`)}`,
      `DESCRIPTION:${icalText(description(board, action, synergy, language))}`,
      ...(barrier ? [`CATEGORIES:${icalText(barrierName(barrier, language))}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    )
  }
  return icalFile([...lines, 'END:VCALENDAR'])
}

/** How many things are to be done that no calendar can hold, because nobody said until when. */
export function undatedActions(board: BoardSnapshot): number {
  let count = 0
  for (const { due, done } of board.actions.values()) if (due === undefined && !done) count++
  return count
}

type Dated = Action & { readonly due: string }

/** The earliest due first, so that the same board always makes the same file. */
function dated(board: BoardSnapshot): Dated[] {
  return [...board.actions.values()].filter((action): action is Dated => action.due !== undefined).sort(byDue)
}

function nameOf(board: BoardSnapshot, action: Action): string {
  const flow = board.flows.get(action.flow)
  const company = (id: string) => board.companies.get(id)?.name ?? '?'
  return flow ? synergyName(flow.resource, company(flow.from), company(flow.to)) : ''
}

const isFamily = (barrier: string): barrier is BarrierFamily =>
  (barrierFamilies as readonly string[]).includes(barrier)

/** The barrier of an action may be any text. */
function barrierName(barrier: string, language: Language): string {
  return isFamily(barrier) ? words[language].barriers[barrier] : barrier
}

function description(board: BoardSnapshot, action: Action, synergy: string, language: Language): string {
  const { fields, columns } = words[language]
  const { barrier, owner } = action
  const flow = board.flows.get(action.flow)
  const note = barrier && isFamily(barrier) ? flow?.[barrierNoteField(barrier)] : undefined
  const named = barrier && [barrierName(barrier, language), note?.trim()].filter(Boolean).join(', ')
  return [
    synergy && `${columns.synergy}: ${synergy}`,
    owner && `${fields.owner}: ${owner}`,
    named && `${fields.barrier}: ${named}`,
  ]
    .filter(Boolean)
    .join('\n')
}
