/** The colours of the board for this person: light or dark, with more contrast or the system's own where they ask for it. */
import { useEffect, useMemo, useState } from 'react'
import { useLater } from './later'
import { palettes, type Palette, type Theme } from './paint/palette'
import type { Wish } from './paint/strong'

const loadStrong = () => import('./paint/strong')

export function usePalette(theme: Theme): Palette {
  const wanted = matchMedia('(forced-colors: active), (prefers-contrast: more)').matches
  const strong = useLater(loadStrong, wanted)
  const [wish, setWish] = useState<Wish | null>(null)
  useEffect(() => strong?.followWish(setWish), [strong])
  return useMemo(
    () => (strong && wish ? strong.strongPalette(theme, wish) : palettes[theme]),
    [strong, wish, theme],
  )
}
