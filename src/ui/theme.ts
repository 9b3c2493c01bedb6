/** The look as data: one typeface, a 4 px grid, two elevations, a blue-green that reads at 4.5:1 in both schemes. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const sea: MantineColorsTuple = [
  '#e8f6f8',
  '#d0eaee',
  '#a3d5dc',
  '#72bfca',
  '#46a9b6',
  '#2593a1',
  '#0c7986',
  '#0a6772',
  '#08545d',
  '#063f46',
]

/** Light to dark; `1` is text, `2` quiet text, `6` and `7` surfaces, `8` the page. The neutrals are those of the canvas. */
const night: MantineColorsTuple = [
  '#eef1f6',
  '#d3dae5',
  '#aeb8c9',
  '#8490a3',
  '#4d586a',
  '#364051',
  '#202834',
  '#1a202a',
  '#12161d',
  '#0b0e13',
]

/** Raised a little: bars and palettes. Raised: menus and dialogs. There is no third. */
const low = '0 1px 2px rgb(16 24 40 / 10%), 0 2px 8px rgb(16 24 40 / 6%)'
const high = '0 2px 6px rgb(16 24 40 / 10%), 0 12px 32px rgb(16 24 40 / 16%)'

/** Longest motion, milliseconds. */
const motion = 120
const transitionProps = { duration: motion, exitDuration: motion }

const font = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

export const theme = createTheme({
  colors: { sea, dark: night },
  primaryColor: 'sea',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '640' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '20px' },
  shadows: { xs: low, sm: low, md: high, lg: high, xl: high },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // The first item has the focus at once; what would stand in for it is no part of a menu.
    Menu: { defaultProps: { shadow: 'md', transitionProps, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps, withArrow: false } },
    Modal: {
      defaultProps: { transitionProps, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: '18px', fontWeight: 640 } },
    },
    // Within a dialog a header is no landmark of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Drawer: { defaultProps: { transitionProps, overlayProps: { backgroundOpacity: 0.35 } } },
  },
})

/** Greys and reds that Mantine leaves too pale for a projector, and the ring around what has the focus. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#18202e',
    '--mantine-color-dimmed': '#55607a',
    '--mantine-color-placeholder': '#626d84',
    '--mantine-color-error': '#c22525',
    '--mantine-color-anchor': sea[6],
    '--board-surface': '#ffffff',
    '--board-page': '#f7f8fa',
    '--board-line': '#dde2ea',
    '--board-hover': '#eef1f6',
    '--board-edge': '#818b9e',
    '--board-ring': sea[6],
    '--board-active': sea[0],
    '--board-active-text': sea[7],
    '--board-warning': '#8a4b00',
  },
  dark: {
    '--mantine-color-body': night[7],
    '--mantine-color-text': night[0],
    '--mantine-color-dimmed': night[2],
    '--mantine-color-placeholder': '#97a2b4',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': sea[3],
    '--board-surface': night[7],
    '--board-page': night[8],
    '--board-line': '#323b4a',
    '--board-hover': '#262e3b',
    '--board-edge': '#6f7b8f',
    '--board-ring': sea[3],
    '--board-active': '#0f4149',
    '--board-active-text': sea[1],
    '--board-warning': '#ffc078',
  },
})
