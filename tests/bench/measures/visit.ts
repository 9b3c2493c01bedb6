/** One visit: a fresh browser, one contender, one board, everything that is measured. */
import type { BenchBoard } from '../benchBoard'
import type { Contender } from '../contender'
import { pause, Visit, within } from '../driver/chrome'
import type { Smoothness } from '../driver/trace'
import type { ContenderName } from '../options'
import { drawn, type Drawn } from './drawn'
import { closeZoom, Hands } from './moving'

/** Named figures; ms unless a name says otherwise. */
export type Figures = Record<string, number>

export interface VisitResult {
  readonly contender: ContenderName
  readonly companies: number
  readonly figures: Figures
  readonly drawn: Drawn | null
  /** What did not go as it should. */
  readonly faults: string[]
}

const openLimit = 75_000
const visitLimit = 240_000

export async function measure(contender: Contender, board: BenchBoard): Promise<VisitResult> {
  const figures: Figures = {}
  const faults: string[] = []
  const result = { contender: contender.name, companies: board.companies, figures, faults }
  const visit = await Visit.begin(contender.windowHeight)
  let seen: Drawn | null = null
  try {
    const opening = await within(openLimit + 5_000, 'opening', contender.open(visit, board, openLimit))
    Object.assign(figures, opening)
    figures['heap MB'] = (await within(30_000, 'heap', visit.heap())) / 1e6
    const hands = new Hands(visit, contender, board)
    const seeing = async () => (seen = await drawn(visit, contender, board))
    await within(visitLimit, 'measuring', run(hands, figures, faults, seeing, contender.writes))
  } catch (error) {
    faults.push((error as Error).message.split('\n')[0]!)
  } finally {
    await visit.end()
  }
  return { ...result, drawn: seen }
}

async function run(
  hands: Hands,
  figures: Figures,
  faults: string[],
  see: () => Promise<unknown>,
  writes = false,
): Promise<void> {
  const take = async (name: string, measure: () => Promise<void>) => {
    try {
      await within(60_000, name, measure())
    } catch (error) {
      faults.push((error as Error).message.split('\n')[0]!)
    }
  }
  const works = (name: string, measure: () => Promise<{ median: number; p95: number }>) =>
    take(name, async () => {
      const { median, p95 } = await measure()
      figures[`${name}, median`] = median
      figures[`${name}, p95`] = p95
    })
  const smooth = (name: string, measure: () => Promise<Smoothness | null>) =>
    take(name, async () => {
      const found = await measure()
      if (!found) return
      figures[`${name}, gap p95`] = found.gapP95
      figures[`${name}, longest task`] = found.longestTask
    })
  await works('pan whole board', () => hands.pan())
  await works('zoom fit to 100%', () => hands.zoomIn())
  await hands.lookAtHub(1)
  await works('pan at 100%', () => hands.pan())
  await hands.lookAtHub(closeZoom)
  await take('pixels', async () => void (await see()))
  await works('pan close', () => hands.pan())
  await hands.lookAtHub(closeZoom)
  await works('hover', () => hands.hover())
  await smooth('pan close at 60/s', () => hands.flood(false))
  await hands.lookAtHub(closeZoom)
  await smooth('zoom at 60/s', () => hands.flood(true))
  await hands.lookAtHub(0.7)
  await works('drag 20 arrows', () => hands.drag())
  await hands.lookAtHub(0.7)
  await take('remote edit', async () => void (figures['remote edit'] = await hands.edits()))
  if (!writes) return
  await hands.lookAtHub(0.7)
  await works('select', () => hands.select())
  await works('type', () => hands.write())
}

/** What Yjs alone takes for the same bytes: ms to read them in, MB of heap to hold them. */
export async function bareDocument(origin: string, companies: number): Promise<Figures> {
  const visit = await Visit.begin()
  try {
    await visit.page.goto(`${origin}/floor/document.html`)
    await visit.page.waitForFunction(() => 'bare' in window, null, { timeout: 30_000 })
    const empty = await visit.heap()
    await visit.page.evaluate((url) => window.bare.hold(url), `/boards/${companies}.bin`)
    await pause(200)
    const took = await visit.page.evaluate(() => window.bare.apply())
    return { 'bare applyUpdate': took, 'document heap MB': ((await visit.heap()) - empty) / 1e6 }
  } finally {
    await visit.end()
  }
}
