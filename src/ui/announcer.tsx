/** Tells people who listen to the page what happened, without moving their focus. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { VisuallyHidden } from './basics/Signs'
import { readStored, writeStored } from './stored'

const key = 'symbiosis.silent'
const spoken = createStore<{ text: string; silent: boolean }>(() => ({
  text: '',
  silent: readStored(key) === true,
}))

/** Says a sentence, politely: after what is being read. The same sentence twice is said twice. */
export function announce(text: string): void {
  if (spoken.getState().silent) return
  const again = spoken.getState().text === text
  spoken.setState({ text: again ? `${text}\u00a0` : text })
}

/** Whether this person wants to be told nothing; remembered on this device. */
export function useSilence(): boolean {
  return useStore(spoken, (state) => state.silent)
}

export function setSilence(silent: boolean): void {
  writeStored(key, silent)
  spoken.setState({ silent, text: '' })
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
