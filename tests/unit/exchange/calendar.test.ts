/** The calendar file, read by a parser that is not ours. */
import ICAL from 'ical.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportBoard } from '../../../src/exchange/formats'
import { addAction, type NewAction } from '../../../src/model/commands'
import { edit, smallBoard, type SmallBoard } from '../model/board'

const options = {
  language: 'en',
  boardId: 'harbour',
  now: new Date('2026-03-01T09:30:15.500Z'),
  title: 'Harbour, 2026; all\\tables',
} as const

const calendarOf = async ({ board }: SmallBoard, more: object = {}) => {
  const file = (await exportBoard('actions.ics', board, { ...options, ...more }))!
  const text = file.body as string
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { file, text, calendar, events }
}

/** A board with a flow and these actions on it. */
function boardWith(...actions: Partial<NewAction>[]): SmallBoard {
  const made = smallBoard()
  const flow = made.flow({
    resource: 'steam',
    barriers: ['technical'],
    technicalBarrier: 'pressure too low',
  })
  for (const action of actions) addAction(made.doc, edit, { flow, text: '', ...action })
  return made
}

const octets = (line: string) => new TextEncoder().encode(line).length

describe('the calendar of a board', () => {
  it('has each action with a due day as an event of that day', async () => {
    const { events, calendar, file } = await calendarOf(
      boardWith({
        id: 'a1',
        text: 'Measure the pressure',
        owner: 'Jānis',
        due: '2026-02-28',
        barrier: 'technical',
      }),
    )
    expect(file.contentType).toBe('text/calendar; charset=utf-8')
    // The parser leaves what is no property of the standard as it stands.
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Harbour\\, 2026\\; all\\\\tables')
    expect(events).toHaveLength(1)
    const [event] = events as [ICAL.Event]
    expect(event.uid).toBe('a1@harbour.symbiosis-board')
    expect(event.summary).toBe('Measure the pressure')
    expect(event.startDate.isDate).toBe(true)
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2026-02-28', '2026-03-01'])
    expect(event.description).toBe(
      'Synergy: steam: Power plant → Farm\nOwner: Jānis\nBarrier: Technical, pressure too low',
    )
    expect(event.component.getFirstPropertyValue('categories')).toBe('Technical')
    expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T09:30:15Z')
  })

  it('has what every calendar asks of a file', async () => {
    const { text } = await calendarOf(boardWith({ text: 'x', due: '2026-02-28' }))
    const lines = text.split('\r\n')
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', expect.stringMatching(/^PRODID:.+/)])
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'])
      expect(lines.filter((line) => line.startsWith(name))).toHaveLength(1)
  })

  it('says what is done, and a later file renews an earlier one', async () => {
    const board = boardWith({ id: 'a', text: 'Sign', due: '2026-02-28', done: true })
    const [event] = (await calendarOf(board)).events as [ICAL.Event]
    expect(event.summary).toBe('✓ Sign')
    const [later] = (await calendarOf(board, { now: new Date('2026-03-02') })).events as [ICAL.Event]
    expect(later.uid).toBe(event.uid)
    expect(later.sequence).toBeGreaterThan(event.sequence)
  })

  it('leaves out what has no day and says how many of those are to be done', async () => {
    const { events, file } = await calendarOf(
      boardWith(
        { text: 'Some time' },
        { text: 'After Easter', due: 'after Easter' },
        { text: 'Was done', done: true },
        { text: 'Dated', due: '2026-05-01' },
      ),
    )
    expect(events.map(({ summary }) => summary)).toEqual(['Dated'])
    expect(file.losses).toEqual([{ code: 'undatedLeftOut', params: { count: 2 } }])
  })

  it('speaks Russian where the board does', async () => {
    const { events } = await calendarOf(
      boardWith({ text: 'Измерить', owner: 'Анна', due: '2026-02-28', barrier: 'technical' }),
      { language: 'ru' },
    )
    expect(events[0]!.description).toContain('Анна')
    expect(events[0]!.description).not.toMatch(/Owner|Barrier|Synergy/)
  })

  it('is a file with nothing in it for a board without actions', async () => {
    expect((await calendarOf(smallBoard())).events).toEqual([])
  })

  it('takes any text as text: it comes back as it was, in lines of at most 75 octets', async () => {
    const strange = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'зола уноса, договориться; кто платит за перевозку до цемзавода и обратно по железной дороге',
        'BEGIN:VEVENT\r\nUID:other\nEND:VEVENT',
        '\\n is no line break \\, \\;',
        '🏭👩‍🔬'.repeat(20),
        'x'.repeat(500),
      ),
    )
    await fc.assert(
      fc.asyncProperty(strange, strange, async (text, owner) => {
        const { events, text: file } = await calendarOf(
          boardWith({ id: text || 'a', text, owner, barrier: owner, due: '2026-02-28' }),
        )
        for (const line of file.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
        expect(events).toHaveLength(1)
        const readable = (typed: string) =>
          typed.replace(/(?!\r|\n|\t)[\u0000-\u001f\u007f]/g, '').replace(/\r\n?/g, '\n')
        if (text.trim() !== '') expect(events[0]!.summary).toBe(readable(text.trim()))
        if (owner) expect(events[0]!.description).toContain(`Owner: ${readable(owner)}`)
      }),
      { numRuns: 200 },
    )
  })
})
