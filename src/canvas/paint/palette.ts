/** The colours of the board in light and dark. Graphics stand out 3:1 from what is behind them, text 4.5:1. */
import type { Category, CompanyKind } from '../../model/records'

export type Theme = 'light' | 'dark'

/** Colours that people may give notes, frames and cards, by the name kept in the document. */
export const colourNames = ['yellow', 'orange', 'pink', 'violet', 'blue', 'green', 'grey'] as const
export type ColourName = (typeof colourNames)[number]

export interface Palette {
  readonly theme: Theme
  /** Colours that people gave to records are not shown: the person's system has the only ones. */
  readonly plain?: true
  /** Behind everything. */
  readonly board: string
  /** Cards and labels. */
  readonly surface: string
  /** Chips on a card. */
  readonly raised: string
  /** Edge of a card: decoration beside the coloured edge, so it may be faint. */
  readonly outline: string
  readonly shadow: string
  /** One's own hand: selection, handles, what is being drawn. The interface's blue-green, 4.5:1 on board and cards. */
  readonly accent: string
  readonly text: string
  readonly muted: string
  /** Open questions: a badge and the text on it. */
  readonly attention: string
  readonly onAttention: string
  /** A flow that failed. */
  readonly failed: string
  readonly kinds: Readonly<Record<CompanyKind, string>>
  readonly categories: Readonly<Record<Category, string>>
  readonly papers: Readonly<Record<ColourName, { paper: string; edge: string }>>
  /** Strong shades of the named colours: a frame's border and title, a card's own edge. */
  readonly tints: Readonly<Record<ColourName, string>>
  /** On `tints`. */
  readonly onTint: string
  /** How much of its tint fills a frame. */
  readonly frameFill: number
}

const light: Palette = {
  theme: 'light',
  board: '#f7f8fa',
  surface: '#ffffff',
  raised: '#f4f6f9',
  outline: '#d3d9e2',
  shadow: 'rgba(23, 32, 51, 0.09)',
  accent: '#0c7986',
  text: '#18202e',
  muted: '#55607a',
  attention: '#b45309',
  onAttention: '#ffffff',
  failed: '#6b7280',
  kinds: {
    producer: '#3b5bdb',
    utility: '#b35900',
    waste: '#6741d9',
    farm: '#4a7c12',
    municipality: '#0b7285',
    research: '#a61e8a',
    technology: '#c92a3f',
    other: '#5c6675',
  },
  // After Okabe and Ito, told apart by colour-blind people; logistics and capacity are a shade darker to reach 3:1 here.
  categories: {
    material: '#0072b2',
    energy: '#d55e00',
    water: '#009e73',
    logistics: '#c2689b',
    capacity: '#ad7e0a',
    expertise: '#000000',
  },
  papers: {
    yellow: { paper: '#fff3b8', edge: '#e6d27a' },
    orange: { paper: '#ffe1c2', edge: '#eab98a' },
    pink: { paper: '#ffdbe6', edge: '#ecaec3' },
    violet: { paper: '#e9e0fd', edge: '#c4b2ec' },
    blue: { paper: '#d8eafc', edge: '#a6c9ea' },
    green: { paper: '#dbf3d8', edge: '#a8d6a2' },
    grey: { paper: '#e9ecf1', edge: '#c2c9d4' },
  },
  tints: {
    yellow: '#8a6a00',
    orange: '#b35900',
    pink: '#b5356b',
    violet: '#6741d9',
    blue: '#1c6fb8',
    green: '#2f7d32',
    grey: '#5c6675',
  },
  onTint: '#ffffff',
  frameFill: 0.04,
}

const dark: Palette = {
  theme: 'dark',
  board: '#12161d',
  surface: '#1e2530',
  raised: '#2b3442',
  outline: '#3a4557',
  shadow: 'rgba(0, 0, 0, 0.35)',
  accent: '#5cc3cf',
  text: '#eef1f6',
  muted: '#aeb8c9',
  attention: '#f5b041',
  onAttention: '#1b1303',
  failed: '#98a1b0',
  kinds: {
    producer: '#8ea6ff',
    utility: '#ffa94d',
    waste: '#b197fc',
    farm: '#a3d15c',
    municipality: '#4cc9dc',
    research: '#f08fd8',
    technology: '#ff8a96',
    other: '#a9b3c2',
  },
  categories: {
    material: '#56b4e9',
    energy: '#ff8f45',
    water: '#2fcf9e',
    logistics: '#e79bc6',
    capacity: '#e0b040',
    expertise: '#f1f3f7',
  },
  papers: {
    yellow: { paper: '#4d4421', edge: '#7d6f37' },
    orange: { paper: '#523a24', edge: '#85603e' },
    pink: { paper: '#532f3e', edge: '#874e66' },
    violet: { paper: '#3d3459', edge: '#66588f' },
    blue: { paper: '#25405a', edge: '#426a90' },
    green: { paper: '#28452b', edge: '#477249' },
    grey: { paper: '#363f4d', edge: '#5a6679' },
  },
  tints: {
    yellow: '#e6c34a',
    orange: '#ffa94d',
    pink: '#f58fb5',
    violet: '#b9a3ff',
    blue: '#74b9f5',
    green: '#7fd184',
    grey: '#a9b3c2',
  },
  onTint: '#12161d',
  frameFill: 0.08,
}

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark }

/**
 * The strong shade of a colour given to a record: a name of the palette, or `#rgb`/`#rrggbb` as it is.
 * @returns null for anything else, which is then drawn as if no colour were given.
 */
export function tintOf(colour: string | undefined, palette: Palette): string | null {
  if (colour === undefined || palette.plain) return null
  if (isColourName(colour)) return palette.tints[colour]
  return /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? colour : null
}

/** The paper of a sticky note; yellow where the colour is not one of the palette. */
export function paperOf(colour: string | undefined, palette: Palette): { paper: string; edge: string } {
  return palette.papers[colour !== undefined && isColourName(colour) ? colour : 'yellow']
}

const isColourName = (colour: string): colour is ColourName =>
  (colourNames as readonly string[]).includes(colour)
