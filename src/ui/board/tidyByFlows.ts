/** Tidying by flows: the layout is worked out beside the page, can be given up, and lands as one step of undo. */
import i18next from 'i18next'
import { placeTidied, settleDrawing, tidied, tidyGrid, tidyParts } from '../../canvas/arranging/tidy'
import { currentScene } from '../../canvas/canvas'
import type { Editor } from '../../canvas/editor'
import { announce } from '../announcer'
import { notify } from '../notify'
import { tidying } from './tidy'
import './tidiedWords'

/**
 * Lays out the companies of the selection, or of the whole board, so that those that are joined stand near each other. Frames
 * and locked companies stay; what stands in a frame stays in it, in a grid where the frame has no room for more.
 */
export async function tidyByFlows(editor: Editor): Promise<void> {
  const abort = new AbortController()
  const tell = (share: number) =>
    tidying.setState({ run: { share, giveUp: () => abort.abort(new DOMException('', 'AbortError')) } })
  tell(0)
  try {
    const placed = await layOutParts(editor, abort.signal, tell)
    announce(i18next.t('tidied.done', { count: placed }))
  } catch (error) {
    if (abort.signal.aborted) announce(i18next.t('tidied.givenUp'))
    else {
      console.error(error)
      notify({ tone: 'problem', message: i18next.t('tidied.failed') })
    }
  } finally {
    tidying.setState({ run: null })
  }
}

async function layOutParts(
  editor: Editor,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<number> {
  const { snapshot: board } = editor.session
  const refs = tidied(board, editor.state.selection, false)
  const scene = currentScene(editor)
  if (!scene) return 0
  const { layOut } = await import('../../exchange/layout')
  const drawings: { readonly keys: ReadonlySet<string>; readonly corners: ReadonlyMap<string, Corner> }[] = []
  let done = 0
  for (const { items } of tidyParts(board, scene, refs)) {
    const boxes = items.map(({ key, box }) => ({ id: key, w: box.w, h: box.h }))
    const keys = new Set<string>(boxes.map(({ id }) => id))
    const edges = boxes.flatMap(({ id }) => {
      const company = id.slice(id.indexOf('/') + 1)
      return [...board.flowsOf(company)].flatMap((flow) => {
        const { from, to } = board.flows.get(flow) ?? {}
        const [a, b] = [`companies/${from}`, `companies/${to}`]
        // Each flow once, from its donor, and only where both ends are laid out here.
        return from === company && keys.has(b) ? [{ from: a, to: b }] : []
      })
    })
    const onProgress = (share: number) => tell((done + share * boxes.length) / refs.length)
    const corners = await layOut({ boxes, edges, obstacles: [] }, { signal, onProgress })
    drawings.push({ keys, corners })
    done += boxes.length
  }
  signal.throwIfAborted()
  // Meanwhile others may have moved, locked or removed something: the parts are looked up anew.
  const now = tidyParts(
    board,
    scene,
    refs.filter((ref) => tidied(board, [ref], false).length > 0),
  )
  const places = now.flatMap((part) => {
    const drawing = drawings.find(({ keys }) => part.items.every(({ key }) => keys.has(key)))
    return [...((drawing && settleDrawing(part, drawing.corners)) ?? tidyGrid([part]))]
  })
  return placeTidied(editor, new Map(places))
}

interface Corner {
  readonly x: number
  readonly y: number
}
