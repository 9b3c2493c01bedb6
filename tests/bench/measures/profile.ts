/** Where the product's main thread spends its time, by the browser's own profiler. */
import type { BenchBoard } from '../benchBoard'
import type { Contender } from '../contender'
import { Visit } from '../driver/chrome'
import { closeZoom, Hands } from './moving'

export async function profileProduct(contender: Contender, board: BenchBoard): Promise<string> {
  const visit = await Visit.begin(contender.windowHeight)
  const said: string[] = []
  try {
    await contender.open(visit, board, 75_000)
    await visit.devtools.send('Profiler.enable')
    await visit.devtools.send('Profiler.setSamplingInterval', { interval: 200 })
    const hands = new Hands(visit, contender, board)
    const take = async (name: string, run: () => Promise<unknown>) => {
      const before = await visit.work()
      await visit.devtools.send('Profiler.start')
      await run()
      const { profile } = await visit.devtools.send('Profiler.stop')
      said.push(`${name}: ${Math.round((await visit.work()) - before)} ms of work\n${busiest(profile)}`)
    }
    await take('pan whole board', () => hands.pan())
    await take('zoom', () => hands.zoomIn())
    await hands.lookAtHub(closeZoom)
    await take('pan close', () => hands.pan())
    await hands.lookAtHub(closeZoom)
    await take('hover', () => hands.hover())
    await hands.lookAtHub(0.7)
    await take('drag', () => hands.drag())
  } finally {
    await visit.end()
  }
  return `Where the product's main thread is, ${board.companies} companies\n\n${said.join('\n')}`
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

/** The functions with most time of their own. */
function busiest({ nodes, samples = [], timeDeltas = [] }: Profile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(anonymous)']))
  const own = new Map<string, number>()
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '?'
    if (name !== '(idle)') own.set(name, (own.get(name) ?? 0) + timeDeltas[at]! / 1_000)
  })
  return Array.from(own)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10)
    .map(([name, ms]) => `  ${ms.toFixed(0).padStart(6)} ms  ${name}`)
    .join('\n')
}
