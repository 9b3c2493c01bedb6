/** Parts of the canvas that come after it, so that nobody waits for them. */
import { useEffect, useState } from 'react'

/** A part comes by itself when the canvas has stood for so long, ms. */
const after = 3_000
/** Until it is tried again where it did not come, ms. */
const again = 5_000

/**
 * Loads a part when it is wanted, or in a while.
 * @param load imports its module; the same function at every call.
 * @returns the module, or null until it has come. Without network it comes when there is one again.
 */
export function useLater<T>(load: () => Promise<T>, wanted: boolean): T | null {
  const [module, setModule] = useState<T | null>(null)
  useEffect(() => {
    if (module) return
    let timer: ReturnType<typeof setTimeout>
    let ended = false
    const attempt = () => {
      load().then(
        (came) => !ended && setModule(() => came),
        () => {
          if (!ended) timer = setTimeout(attempt, again)
        },
      )
    }
    timer = setTimeout(attempt, wanted ? 0 : after)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [load, module, wanted])
  return module
}
