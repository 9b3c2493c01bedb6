/** Where an action stands, and what moving it changes. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { actionState, changeInto, dayOf, daysAfter, type ActionState } from '../../../src/model/actionState'
import { addAction } from '../../../src/model/commands'
import { moveAction } from '../../../src/model/commands/actions'
import { actionStates } from '../../../src/model/actionState'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { edit } from './board'

const today = '2026-02-25'

describe('an action', () => {
  it.each<[ActionState, { due?: string; done?: boolean }]>([
    ['overdue', { due: '2026-02-24' }],
    ['soon', { due: '2026-02-25' }],
    ['soon', { due: '2026-03-04' }],
    ['later', { due: '2026-03-05' }],
    ['undated', {}],
    ['done', { due: '2026-02-24', done: true }],
    ['done', { done: true }],
  ])('is %s where it is %j', (state, action) => {
    expect(actionState(action, today)).toBe(state)
  })

  it('that is moved stands where it was moved to', () => {
    const held = [{}, { due: '2026-02-01' }, { due: '2026-02-26' }, { due: '2026-09-01' }]
    for (const action of [...held, ...held.map((one) => ({ ...one, done: true }))])
      for (const state of actionStates) {
        const change = changeInto(action, state, today)
        if (!change) continue
        const after = { ...action, ...change }
        expect(actionState({ done: after.done, due: after.due ?? undefined }, today)).toBe(state)
      }
  })

  it('is due within a week or in four when it is put there', () => {
    // 28 February is the last day of the month: 25 + 7 is 4 March, 25 + 28 is 25 March.
    expect(changeInto({}, 'soon', today)).toEqual({ due: '2026-03-04' })
    expect(changeInto({ due: '2026-02-01' }, 'later', today)).toEqual({ due: '2026-03-25' })
  })

  it('that was done goes back to its own day where that fits', () => {
    expect(changeInto({ due: '2026-02-27', done: true }, 'soon', today)).toEqual({ done: false })
    expect(changeInto({ due: '2026-02-01', done: true }, 'overdue', today)).toEqual({ done: false })
    expect(changeInto({ due: '2026-02-01', done: true }, 'undated', today)).toEqual({
      done: false,
      due: null,
    })
  })

  it('cannot be made overdue', () => {
    expect(changeInto({ due: '2026-02-27' }, 'overdue', today)).toBeNull()
    expect(changeInto({ done: true }, 'overdue', today)).toBeNull()
  })
})

it('days are counted by the calendar, also over a change of the clocks', () => {
  expect(daysAfter('2026-03-28', 2)).toBe('2026-03-30')
  expect(daysAfter('2024-02-28', 1)).toBe('2024-02-29')
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})

describe('moving an action on the board', () => {
  const boardWith = (values: object) => {
    const doc = new Y.Doc()
    const id = addAction(doc, edit, { flow: 'f', text: 'Call the plant', ...values })
    return { doc, id, board: new BoardSnapshot(doc) }
  }

  it('to what is done keeps its day', () => {
    const { doc, id, board } = boardWith({ due: '2026-03-01' })
    expect(moveAction(doc, edit, id, 'done', today)).toBe(true)
    expect(board.actions.get(id)).toMatchObject({ done: true, due: '2026-03-01' })
  })

  it('keeps a day that nobody could read until another is set', () => {
    const { doc, id, board } = boardWith({ due: 'after Easter', done: true })
    moveAction(doc, edit, id, 'undated', today)
    expect(board.actions.get(id)).toMatchObject({ done: false, asTyped: { due: 'after Easter' } })
    moveAction(doc, edit, id, 'soon', today)
    expect(board.actions.get(id)).toMatchObject({ due: '2026-03-04' })
  })

  it('that is gone does nothing', () => {
    const { doc } = boardWith({})
    expect(moveAction(doc, edit, 'gone', 'done', today)).toBe(false)
  })
})
