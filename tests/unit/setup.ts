/** Component tests name their environment in a head comment (`@vitest-environment jsdom`); the rest run in plain Node. */
import { afterEach } from 'vitest'
import * as angled from '../../src/canvas/angled'
import { provideAngles } from '../../src/canvas/route'

// In a page it comes when it is needed; tests do not wait.
provideAngles(angled)

if (typeof document !== 'undefined') {
  // Mantine asks for both; jsdom has neither.
  window.matchMedia ??= ((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  })) as typeof window.matchMedia
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  const { cleanup } = await import('@testing-library/react')
  afterEach(cleanup)
}
