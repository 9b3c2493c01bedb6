/** The board for those who need more contrast than others, or see in colours of their own. */
import { standingOut } from '../overlay/people'
import { palettes, type Palette, type Theme } from './palette'

/** What a person has asked their system for. */
export type Wish = 'forced' | 'more'

/** Tells what the person wishes, now and whenever it changes; null for most. @returns a function that ends it. */
export function followWish(tell: (wish: Wish | null) => void): () => void {
  const forced = matchMedia('(forced-colors: active)')
  const more = matchMedia('(prefers-contrast: more)')
  const look = () => tell(forced.matches ? 'forced' : more.matches ? 'more' : null)
  forced.addEventListener('change', look)
  more.addEventListener('change', look)
  look()
  return () => {
    forced.removeEventListener('change', look)
    more.removeEventListener('change', look)
  }
}

/**
 * @param wish `more`: the same hues, text at 7:1 and graphics at 4.5:1, with nothing faint left. `forced`: the colours that the
 * person's system has for every page; what else tells things apart (icons, dashes, shapes, words) is all that is left.
 */
export function strongPalette(theme: Theme, wish: Wish): Palette {
  return wish === 'forced' ? systemPalette(systemColour) : strengthened(palettes[theme])
}

const each = <Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (value: From) => To,
): Record<Name, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value as From)])) as Record<
    Name,
    To
  >

/** The same hues, darker on light and lighter on dark. */
function strengthened(palette: Palette): Palette {
  const dark = palette.theme === 'dark'
  // The ground that leaves least contrast decides for all.
  const ground = palette.raised
  const strong = (colour: string) => standingOut(colour, ground, 4.5)
  const text = dark ? '#ffffff' : '#000000'
  return {
    ...palette,
    text,
    muted: standingOut(palette.muted, ground, 7),
    outline: strong(palette.muted),
    accent: standingOut(palette.accent, ground, 7),
    attention: standingOut(palette.attention, ground, 7),
    onAttention: dark ? '#000000' : '#ffffff',
    failed: strong(palette.failed),
    kinds: each(palette.kinds, strong),
    categories: each(palette.categories, strong),
    papers: each(palette.papers, ({ paper, edge }) => ({ paper, edge: standingOut(edge, paper, 4.5) })),
    tints: each(palette.tints, (tint) => standingOut(tint, ground, 7)),
    onTint: dark ? '#000000' : '#ffffff',
  }
}

type SystemColour = 'Canvas' | 'CanvasText' | 'Highlight' | 'GrayText'

/** @param colourOf the system's colours as `#rrggbb`. */
export function systemPalette(colourOf: (name: SystemColour) => string): Palette {
  const [ground, text] = [colourOf('Canvas'), colourOf('CanvasText')]
  const base = palettes[isDark(ground) ? 'dark' : 'light']
  const all = () => text
  return {
    ...base,
    plain: true,
    board: ground,
    surface: ground,
    raised: ground,
    outline: text,
    shadow: 'rgba(0, 0, 0, 0)',
    accent: standingOut(colourOf('Highlight'), ground),
    text,
    muted: text,
    attention: text,
    onAttention: ground,
    failed: standingOut(colourOf('GrayText'), ground),
    kinds: each(base.kinds, all),
    categories: each(base.categories, all),
    papers: each(base.papers, () => ({ paper: ground, edge: text })),
    tints: each(base.tints, all),
    onTint: ground,
    frameFill: 0,
  }
}

/** Whether white stands out from a colour better than black does. */
const isDark = (colour: string): boolean => standingOut('#ffffff', colour) === '#ffffff'

/** What a colour of the system is now. */
function systemColour(name: SystemColour): string {
  const probe = document.createElement('span')
  probe.style.color = name
  document.body.append(probe)
  const parts = getComputedStyle(probe).color.match(/\d+/g) ?? []
  probe.remove()
  return `#${parts
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`
}
