/** Keys: shown as this person's keyboard names them, and answered wherever the page has no text field in hand. */
import type { TFunction } from 'i18next'
import type { Key } from '../../canvas/action'

/** Whether Cmd stands where Ctrl stands elsewhere. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

const symbols: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Minus: '−',
  NumpadSubtract: '−',
  Equal: '+',
  NumpadAdd: '+',
  Slash: '/',
  Period: '.',
  Comma: ',',
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  Quote: "'",
  Semicolon: ';',
  Backslash: '\\',
}

/** Keys that have a word rather than a sign; `shell.keys.<code>`. */
const named = new Set([
  'Space',
  'Enter',
  'Escape',
  'Delete',
  'Backspace',
  'Tab',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** The parts of a key combination as printed on the keyboard: ["Ctrl", "Shift", "Z"]. */
export function keyParts({ code, mod, shift, alt }: Key, t: TFunction, mac = isMac): string[] {
  return [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    capOf(code, t),
  ]
}

/** One line: "Ctrl+Shift+Z", on a Mac "⌘⇧Z". */
export function keyWords(key: Key, t: TFunction, mac = isMac): string {
  return keyParts(key, t, mac).join(mac ? '' : '+')
}

/** What stands on the key itself. Letters are those of the Latin layout, which every keyboard carries in that place. */
function capOf(code: string, t: TFunction): string {
  if (named.has(code)) return t(`shell.keys.${code}`)
  return symbols[code] ?? code.replace(/^(Key|Digit|Numpad)/, '')
}

/** Whether typing goes into a text field now, so that letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'input:not([type=checkbox], [type=radio], [type=button], [type=color]), textarea, select',
      ))
  )
}
