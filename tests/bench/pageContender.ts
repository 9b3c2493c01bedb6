/** Contenders that are a page of ours around a program: driven by real input, asked for their view through `window.bench`. */
import type { BenchBoard } from './benchBoard'
import type { Contender, Opening } from './contender'
import { pause, type Visit } from './driver/chrome'
import { stillFor, untilComplete } from './driver/firstPaint'
import type { ContenderName } from './options'
import type { View } from './pages/benchPage'

const titles: Readonly<Record<Exclude<ContenderName, 'product'>, string>> = {
  floor: 'Canvas2D by hand (floor)',
  tldraw: 'tldraw',
  excalidraw: 'Excalidraw',
  reactflow: 'React Flow, visible only',
}

/** @param origin where the pages are served. */
export function pageContender(name: Exclude<ContenderName, 'product'>, origin: string): Contender {
  const path = name === 'floor' ? '/floor/index.html' : `/contenders/${name}.html`
  return {
    name,
    title: titles[name],
    corner: { x: 0, y: 0 },
    open: (visit, board, limit) => open(visit, `${origin}${path}`, name, board, limit),
    view: (visit) => visit.page.evaluate(() => window.bench.view()),
    look: (visit, view) => visit.page.evaluate((to: View) => window.bench.look(to), view),
    fit: (visit) => visit.page.evaluate(() => window.bench.fit()),
    edits: async (visit, board, count) => {
      const { id, x, y } = board.hub
      for (let n = 0; n < count; n++) {
        visit.page
          .evaluate(([id, x, y]) => window.bench.edit(id, x, y), [id, x + n, y + n] as const)
          .catch(() => {})
        await pause(1_000 / 60)
      }
    },
  }
}

async function open(
  visit: Visit,
  url: string,
  name: ContenderName,
  board: BenchBoard,
  limit: number,
): Promise<Opening> {
  const { page } = visit
  await page.goto(url)
  await page.waitForFunction(() => 'bench' in window, null, { timeout: limit })
  await page.evaluate((from) => window.bench.hold(from), `/boards/${board.companies}.json`)
  const from = (expression: string) => async () => {
    const start = Date.now()
    void visit.devtools.send('Runtime.evaluate', { expression }).catch(() => {})
    return () => start
  }
  const still = stillFor(board)
  const drawn = () => page.evaluate(() => window.bench.view().zoom !== 1)
  if (name !== 'floor')
    return {
      toPaint: await untilComplete(visit.screen, from('void window.bench.showHeld()'), drawn, limit, still),
    }
  const toPaintOfFacts = await untilComplete(
    visit.screen,
    from('void window.bench.showHeld()'),
    drawn,
    limit,
    still,
  )
  await page.reload()
  await page.waitForFunction(() => 'floor' in window, null, { timeout: limit })
  await page.evaluate((at) => window.floor.hold(at), `/boards/${board.companies}.bin`)
  const toPaint = await untilComplete(visit.screen, from('window.floor.open()'), drawn, limit, still)
  return { toPaint, toPaintOfFacts }
}
