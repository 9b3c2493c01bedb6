/** When what nobody waits for may come. */
import { useEffect, useState } from 'react'
import { useLink } from './context'

/** After the board has come, milliseconds. */
const after = 1_500

/** Whether the board has stood for a moment. */
export function useSettled(): boolean {
  const { loaded } = useLink()
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (!loaded || settled) return
    const timer = setTimeout(() => setSettled(true), after)
    return () => clearTimeout(timer)
  }, [loaded, settled])
  return settled
}
