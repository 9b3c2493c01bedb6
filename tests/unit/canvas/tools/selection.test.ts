import { describe, expect, it } from 'vitest'
import type { RecordRef } from '../../../../src/model/records'
import {
  sameSelection,
  selectionAfterClick,
  selectionAfterMarquee,
  selectionAfterPress,
  selectionForDrag,
  selectionForMenu,
} from '../../../../src/canvas/tools/selection'

const a: RecordRef = { collection: 'companies', id: 'a' }
const b: RecordRef = { collection: 'flows', id: 'b' }
const c: RecordRef = { collection: 'companies', id: 'c' }
/** The same id in another collection is another record. */
const otherA: RecordRef = { collection: 'notes', id: 'a' }
const plain = { shift: false, alt: false, mod: false }
const shift = { ...plain, shift: true }
const mod = { ...plain, mod: true }
const say = (refs: readonly RecordRef[]) => refs.map((ref) => `${ref.collection}/${ref.id}`)

describe('what a click selects', () => {
  it.each([
    ['nothing is clicked with nothing selected', [], [], plain, []],
    ['nothing is clicked: the selection ends', [], [a, b], plain, []],
    ['nothing is clicked with Shift: the selection stays', [], [a], shift, [a]],
    ['a record is clicked', [a], [], plain, [a]],
    ['another record is clicked: it replaces', [b], [a], plain, [b]],
    ['one of several is clicked: the others are let go', [a], [a, b], plain, [a]],
    ['Shift adds', [b], [a], shift, [a, b]],
    ['Shift takes away', [a], [a, b], shift, [b]],
    ['Ctrl adds as well', [b], [a], mod, [a, b]],
    ['a group is clicked: all of it', [a, c], [b], plain, [a, c]],
    ['Shift adds all of a group', [a, c], [b], shift, [b, a, c]],
    ['Shift completes a group of which a part is selected', [a, c], [b, a], shift, [b, a, c]],
    ['Shift takes all of a group away', [a, c], [a, b, c], shift, [b]],
    ['a note is not the company of the same id', [otherA], [a], shift, [a, otherA]],
  ] as const)('%s', (_case, hit, selection, keys, expected) => {
    expect(say(selectionAfterClick(hit, selection, keys))).toEqual(say(expected))
  })
})

describe('what is selected while the button is down', () => {
  it.each([
    ['something new is pressed: selected at once', [b], [a], plain, [b]],
    ['part of the selection is pressed: all stay, they may be dragged', [a], [a, b], plain, [a, b]],
    ['Shift waits for the release', [b], [a], shift, [a]],
    ['empty space is pressed: a marquee may begin', [], [a], plain, [a]],
  ] as const)('%s', (_case, hit, selection, keys, expected) => {
    expect(say(selectionAfterPress(hit, selection, keys))).toEqual(say(expected))
  })
})

describe('what a drag carries', () => {
  it.each([
    ['one that is not selected goes alone', [b], [a], plain, [b]],
    ['one of the selection takes all along', [a], [a, b], plain, [a, b]],
    ['Shift takes it along with the others', [b], [a], shift, [a, b]],
  ] as const)('%s', (_case, hit, selection, keys, expected) => {
    expect(say(selectionForDrag(hit, selection, keys))).toEqual(say(expected))
  })
})

describe('what a marquee selects', () => {
  it.each([
    ['it replaces', [b], [a], plain, [b]],
    ['Shift adds, nothing twice', [a, b], [a], shift, [a, b]],
    ['an empty one clears', [], [a], plain, []],
  ] as const)('%s', (_case, found, before, keys, expected) => {
    expect(say(selectionAfterMarquee(found, before, keys))).toEqual(say(expected))
  })
})

it('opens the context menu for the whole selection when it is pressed on part of it', () => {
  expect(selectionForMenu([a], [a, b])).toEqual([a, b])
  expect(selectionForMenu([b], [a])).toEqual([b])
  expect(selectionForMenu([], [a])).toEqual([])
})

it('compares selections record by record', () => {
  expect(sameSelection([a, b], [a, b])).toBe(true)
  expect(sameSelection([a], [otherA])).toBe(false)
  expect(sameSelection([a], [a, b])).toBe(false)
})
