/** `npm run bench`: the product beside a hand-written canvas and beside other programs, in one interleaved run. */
import { benchBoard, type BenchBoard } from './benchBoard'
import type { Contender } from './contender'
import { Visit } from './driver/chrome'
import { profileProduct } from './measures/profile'
import { bareDocument, measure, type Figures, type VisitResult } from './measures/visit'
import { readOptions, usage, type ContenderName, type Options } from './options'
import { pageContender } from './pageContender'
import { Product } from './product'
import { writeReadme } from './report/readme'
import { keep, lastResults, machineFacts, rowsOf } from './report/results'
import { tables } from './report/table'
import { prepare, servePages } from './serve'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.readme) return writeReadme('bench', tables(lastResults()))
  const unbuilt = await prepare(options.only)
  const pages = await servePages()
  const product = options.only.includes('product') ? await Product.start() : null
  const visits: VisitResult[] = []
  const bare: Record<string, Figures> = {}
  const given = new Map<ContenderName, string>()
  try {
    for (const size of [...options.sizes].sort((a, b) => a - b)) {
      const board = benchBoard(size)
      pages.put(board)
      await product?.put(board)
      bare[size] = await bareDocument(pages.origin, size)
      const contenders = options.only.map((name) =>
        name === 'product' ? product!.contender : pageContender(name, pages.origin),
      )
      await rounds(options, contenders, board, visits, new Map([...unbuilt, ...given]))
      giveUp(visits, board.companies, given)
      if (options.profile && product) console.log(await profileProduct(product.contender, board))
    }
  } finally {
    await product?.stop()
    pages.stop()
  }
  const visit = await Visit.begin()
  const chromium = visit.version()
  await visit.end()
  const results = {
    at: new Date().toISOString(),
    machine: { ...machineFacts(), chromium, graphics: 'none: software drawing (--disable-gpu)' },
    rounds: options.rounds,
    bare,
    rows: rowsOf(visits),
  }
  console.log(`\n${tables(keep(results))}\n`)
}

/** a, b, c, a, b, c: whatever else the machine does meets all alike. One that failed to open is not asked again. */
async function rounds(
  options: Options,
  contenders: readonly Contender[],
  board: BenchBoard,
  visits: VisitResult[],
  unasked: ReadonlyMap<ContenderName, string>,
): Promise<void> {
  const out = new Set<ContenderName>()
  for (let round = 1; round <= options.rounds; round++)
    for (const contender of contenders) {
      const { name } = contender
      if (out.has(name)) continue
      const from = Date.now()
      const reason = unasked.get(name)
      const result: VisitResult = reason
        ? { contender: name, companies: board.companies, figures: {}, drawn: null, faults: [reason] }
        : await measure(contender, board)
      visits.push(result)
      if (result.figures.toPaint === undefined) out.add(name)
      const took = Math.round((Date.now() - from) / 1_000)
      console.log(
        `${board.companies} companies, round ${round}, ${name}: ${took} s${result.faults.map((fault) => `; ${fault}`).join('')}`,
      )
    }
}

/** Who could not open a board, or not be measured within the time there is, is not asked to open a larger one. */
function giveUp(visits: readonly VisitResult[], size: number, given: Map<ContenderName, string>): void {
  for (const { contender, companies, figures, faults } of visits)
    if (
      companies === size &&
      !given.has(contender) &&
      (figures.toPaint === undefined || faults.some((fault) => /^measuring/.test(fault)))
    )
      given.set(contender, `not asked: ${size.toLocaleString('en')} companies were too many`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(usage)
  process.exitCode = 1
})
