import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Konva's animations and its own dragging, which would also listen to every move of the pointer: what is asked of them here. */
const unused: Readonly<Record<string, string>> = {
  './Animation.js': 'export const Animation = undefined',
  './Tween.js': 'export const Tween = undefined, Easings = undefined',
  './DragAndDrop.js':
    'export const DD = { isDragging: false, node: undefined, _dragElements: new Map(), _listenToWindow() {} }',
}

/**
 * Leaves out of the page what libraries bring and nobody here uses: parts of Konva, and the way in which lib0 writes logs into a
 * document rather than to the console. Together some 17 kB.
 */
const leaveOut: Plugin = {
  name: 'leave-out',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer = '') {
    if (importer.includes('/konva/') && source in unused) return `\0unused${source}`
    if (source === 'lib0/logging') return join(import.meta.dirname, 'node_modules/lib0/logging.node.js')
    return null
  },
  load: (id) => unused[id.replace('\0unused', '')] ?? null,
}

/** Builds the page into dist/page; `server/build.mjs` builds the server with `build.ssr`. Tests live here too. */
export default defineConfig({
  plugins: [leaveOut, react()],
  // One sheet: a part that comes later has its look already, also where the network went and came between its files.
  build: { cssCodeSplit: false, outDir: 'dist/page', target: 'es2022', chunkSizeWarningLimit: 2000 },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/faults/support/build.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
