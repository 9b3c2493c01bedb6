// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { company, openBoard } from './tools/hands'
import { noInset, toScreen } from '../../../src/canvas/camera'

HTMLCanvasElement.prototype.getContext = () => null
// The view goes where it goes at once.
window.matchMedia = (query) =>
  ({ matches: query.includes('reduced-motion'), addEventListener() {}, removeEventListener() {} }) as never

const inspector = { ...noInset, right: 328 }
let board: ReturnType<typeof openBoard>
/** The card's left and right edge on a screen 1,200 pixels wide. */
const edges = () => {
  const { x, y, w } = board.place('a')!
  const left = toScreen(board.editor.state.camera, { x, y }).x
  return [left, left + w * board.editor.state.camera.zoom]
}

beforeEach(() => {
  board = openBoard()
  board.put.company('a', 950, 300)
})

describe('a card that a panel would cover', () => {
  it('comes out from under it when the hand lets go, not before, and no further than it must', () => {
    const { editor } = board
    editor.holdStill()
    editor.select([company('a')])
    editor.setInset(inspector)
    expect(edges()).toEqual([950, 1_150])
    editor.letGo()
    // 1,200 wide, 328 covered, 16 to spare.
    expect(edges()).toEqual([656, 856])
    expect(editor.state.camera.zoom).toBe(1)
  })

  it('comes out when its name is to be typed', () => {
    const { editor } = board
    editor.setInset(inspector)
    editor.startEditing(company('a'), 'name')
    expect(edges()[1]).toBe(856)
  })

  it('stays where a person has moved the view', () => {
    const { editor } = board
    editor.select([company('a')])
    editor.setInset(inspector)
    editor.holdStill()
    editor.setCamera({ x: 0, y: 0, zoom: 1 })
    editor.letGo()
    expect(edges()).toEqual([950, 1_150])
  })

  it('leaves the view alone where the card is clear, or larger than the room', () => {
    const { editor } = board
    board.put.company('wide', 0, 600, { w: 1_000 })
    editor.select([company('wide')])
    editor.setInset(inspector)
    expect(editor.state.camera).toEqual({ x: 0, y: 0, zoom: 1 })
  })
})
