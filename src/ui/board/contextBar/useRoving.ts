/** One stop of the Tab key for a whole toolbar; arrows, Home and End go from button to button, Escape back to the canvas. */
import type { KeyboardEvent, RefObject } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** @returns handlers for the element with the role `toolbar`. */
export function useRoving(toolbar: RefObject<HTMLElement | null>) {
  const buttons = () => [...(toolbar.current?.querySelectorAll<HTMLButtonElement>('button[data-stop]') ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(event.target as HTMLButtonElement)
    if (at === -1) return
    if (event.key === 'Escape') {
      event.preventDefault()
      return document.querySelector<HTMLElement>('[data-testid="board-canvas"]')?.focus()
    }
    const step = steps[event.key]
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : step
            ? (at + step + all.length) % all.length
            : -1
    if (to === -1) return
    event.preventDefault()
    event.stopPropagation()
    all[to]?.focus()
  }
  const onFocus = (event: { target: EventTarget }) => {
    const all = buttons()
    if (all.includes(event.target as HTMLButtonElement))
      all.forEach((button) => (button.tabIndex = button === event.target ? 0 : -1))
  }
  return { onKeyDown, onFocus }
}
