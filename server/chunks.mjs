/** How the page is cut into files for the first visit: few large ones load and compress better than many small ones. */
import { join } from 'node:path'
import { root } from './root.mjs'

const source = `${join(root, 'src').replaceAll('\\', '/')}/`
const pageLibraries =
  /\/node_modules\/(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|html-parse-stringify|void-elements)\//
const boardLibraries =
  /\/node_modules\/(konva|react-konva|react-reconciler|its-fine|yjs|lib0|y-[a-z]+|rbush|quickselect|zustand|nanoid)\//

/** Our own modules that an entry brings at once, itself among them. */
function broughtBy(entry, context) {
  const found = new Set([`${source}ui/${entry}`])
  for (const id of found)
    for (const next of context.getModuleInfo(id)?.importedIds ?? [])
      if (next.startsWith(source)) found.add(next)
  return found
}

/** Which of our own modules the first page needs at once, and which a board before anything is asked of it. */
function findParts(context) {
  const main = broughtBy('main.tsx', context)
  const home = broughtBy('home/HomePage.tsx', context)
  const board = broughtBy('board/BoardPage.tsx', context)
  return { page: new Set([...main, ...[...home].filter((id) => board.has(id))]), board }
}

/**
 * For the bundler's `output.codeSplitting`. `page` has what every visit needs, and what the home page and a board share; `board`
 * what else a board needs. Each takes along what its modules import, so `page` chooses first. The rest is left to the
 * bundler, which cuts by who needs it.
 */
export function firstVisitChunks() {
  let parts = null
  const group = (name, libraries, priority) => ({
    debugName: name,
    priority,
    name: (id, context) => {
      parts ??= findParts(context)
      return libraries.test(id) || parts[name].has(id) ? name : null
    },
  })
  return { groups: [group('page', pageLibraries, 2), group('board', boardLibraries, 1)] }
}
