/** Keeps keys that were meant for a text field from being taken for shortcuts when the field is suddenly gone. */

/** So long after the last key somebody has noticed that nothing is being typed, ms. */
const noticed = 1_000

/** Swallows plain keys until the hand pauses or something is pressed. */
export function swallowStrayKeys(): void {
  let timer: ReturnType<typeof setTimeout>
  const end = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', press, true)
    window.removeEventListener('pointerdown', end, true)
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(end, noticed)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.key === 'Escape' || event.key === 'Tab') return end()
    event.preventDefault()
    event.stopImmediatePropagation()
    wait()
  }
  window.addEventListener('keydown', press, true)
  window.addEventListener('pointerdown', end, true)
  wait()
}
