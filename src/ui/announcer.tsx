/** Tells people who listen to the page what happened, without moving their focus. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { VisuallyHidden } from './basics/Signs'

const spoken = createStore<{ text: string }>(() => ({ text: '' }))

/** Says a sentence, politely: after what is being read. The same sentence twice is said twice. */
export function announce(text: string): void {
  const again = spoken.getState().text === text
  spoken.setState({ text: again ? `${text}\u00a0` : text })
}

export function Announcer() {
  const text = useStore(spoken, (state) => state.text)
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {text}
      </span>
    </VisuallyHidden>
  )
}
