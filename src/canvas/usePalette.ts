/** The colours of the board for this person: light or dark, with more contrast or the system's own where they ask for it. */
import { useMemo, useSyncExternalStore } from 'react'
import { useLater } from './later'
import { palettes, type Palette, type Theme } from './paint/palette'

const forced = '(forced-colors: active)'
const more = '(prefers-contrast: more)'

const loadStrong = () => import('./paint/strong')

/** What the person has asked their system for; null for most. */
function wish(): 'forced' | 'more' | null {
  if (matchMedia(forced).matches) return 'forced'
  return matchMedia(more).matches ? 'more' : null
}

function followWish(wake: () => void): () => void {
  const queries = [matchMedia(forced), matchMedia(more)]
  queries.forEach((one) => one.addEventListener('change', wake))
  return () => queries.forEach((one) => one.removeEventListener('change', wake))
}

export function usePalette(theme: Theme): Palette {
  const wanted = useSyncExternalStore(followWish, wish)
  const strong = useLater(loadStrong, wanted !== null)
  return useMemo(
    () => (strong && wanted ? strong.strongPalette(theme, wanted) : palettes[theme]),
    [strong, wanted, theme],
  )
}
