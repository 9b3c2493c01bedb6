// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachKeyboard } from '../../../../src/canvas/actions'
import type { Action } from '../../../../src/canvas/action'

let done: string[] = []
const action = (id: string, code: string, mod = false): Action<null> => ({
  id,
  group: 'edit',
  keys: [{ code, mod }],
  run: () => done.push(id),
})
let stop = () => {}

beforeEach(() => {
  done = []
  document.body.innerHTML = `
    <div id="canvas" tabindex="0"></div>
    <input id="input"><textarea id="textarea"></textarea><div id="rich" contenteditable="true"></div>
    <div role="toolbar"><button id="tool"></button></div>
    <button id="other"></button>`
  stop = attachKeyboard(
    null,
    [action('letter', 'KeyV'), action('enter', 'Enter'), action('undo', 'KeyZ', true)],
    document.getElementById('canvas')!,
  )
})
afterEach(() => stop())

function press(on: Element, code: string, init: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init })
  on.dispatchEvent(event)
  return event
}
const at = (id: string) => document.getElementById(id)!

describe('the keys of the canvas', () => {
  it('work while it has the focus, and while nothing has', () => {
    press(at('canvas'), 'KeyV')
    press(document.body, 'KeyV')
    expect(done).toEqual(['letter', 'letter'])
  })

  it('keep the browser from doing something else with them, and leave it all other keys', () => {
    expect(press(at('canvas'), 'KeyZ', { ctrlKey: true }).defaultPrevented).toBe(true)
    expect(press(at('canvas'), 'KeyR', { ctrlKey: true }).defaultPrevented).toBe(false)
    expect(done).toEqual(['undo'])
  })

  it.each(['input', 'textarea', 'rich', 'other'])('are letters and nothing more in %s', (id) => {
    press(at(id), 'KeyV')
    press(at(id), 'KeyZ', { ctrlKey: true })
    expect(done).toEqual([])
  })

  it('work on a button of a toolbar, which keeps Enter for itself', () => {
    press(at('tool'), 'KeyV')
    press(at('tool'), 'Enter')
    expect(done).toEqual(['letter'])
  })

  it('rest while a dialog is open', () => {
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog" aria-modal="true"></div>')
    press(document.body, 'KeyV')
    expect(done).toEqual([])
  })

  it('are not taken from an input method', () => {
    press(at('canvas'), 'KeyV', { isComposing: true })
    expect(done).toEqual([])
  })

  it('are no longer answered once detached', () => {
    stop()
    press(at('canvas'), 'KeyV')
    expect(done).toEqual([])
  })
})
