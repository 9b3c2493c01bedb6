import { expect, it } from 'vitest'
import { Cursors } from '../../../../src/canvas/overlay/cursors'
import { readableOn } from '../../../../src/canvas/overlay/people'
import type { Peer } from '../../../../src/sync/presence'

const peer = (x: number): Peer => ({
  client: 7,
  user: { id: 'b', name: 'Борис', colour: '#d55e00' },
  cursor: { x, y: 0 },
  selection: [],
  gesture: null,
})

it('a cursor glides to where it is now, and comes to rest there', () => {
  const cursors = new Cursors()
  cursors.update([peer(0)], 0)
  cursors.step(0)
  cursors.update([peer(100)], 10)
  expect(cursors.step(26)).toBe(0)
  const soon = cursors.shown(7, 26)!.at.x
  expect(soon).toBeGreaterThan(0)
  expect(soon).toBeLessThan(100)
  for (let now = 42; now < 1_000; now += 16) cursors.step(now)
  expect(cursors.shown(7, 1_000)!.at.x).toBe(100)
})

it('a cursor does not glide where motion is not wanted', () => {
  const cursors = new Cursors(true)
  cursors.update([peer(0)], 0)
  cursors.update([peer(100)], 10)
  cursors.step(10)
  expect(cursors.shown(7, 10)!.at.x).toBe(100)
})

it('the name goes when the hand rests and comes back when it moves; then nothing is drawn again in vain', () => {
  const cursors = new Cursors(true)
  cursors.update([peer(0)], 0)
  expect(cursors.shown(7, 100)).toMatchObject({ tag: 1, pointer: 1 })
  expect(cursors.step(100)).toBe(2_400)
  expect(cursors.shown(7, 5_000)).toMatchObject({ tag: 0, pointer: 0.5 })
  expect(cursors.step(5_000)).toBeNull()
  cursors.update([peer(1)], 5_000)
  expect(cursors.shown(7, 5_000)).toMatchObject({ tag: 1 })
})

it('someone who left the board has no cursor', () => {
  const cursors = new Cursors()
  cursors.update([peer(0)], 0)
  cursors.update([{ ...peer(0), cursor: null }], 10)
  expect(cursors.shown(7, 10)).toBeNull()
})

it('a name reads on every colour that a person may have', () => {
  expect(readableOn('#ffff00')).toBe('#000000')
  expect(readableOn('#0072b2')).toBe('#ffffff')
  expect(readableOn('#000000')).toBe('#ffffff')
})
