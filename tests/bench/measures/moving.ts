/** What hands do on an open board, by real input events. */
import type { BenchBoard } from '../benchBoard'
import type { Contender } from '../contender'
import { pause, type Visit } from '../driver/chrome'
import { difference } from '../driver/pixels'
import { readPng } from '../driver/png'
import { traced, type Smoothness } from '../driver/trace'
import type { View } from '../pages/benchPage'
import { perStep, type Work } from './steps'

/** Where the pointer is, CSS pixels from the canvas's top-left corner; the hub of the board is brought under it. */
const at = { x: 700, y: 400 }

/** The view that has the hub under the pointer at a zoom. */
export function viewOfHub({ hub }: BenchBoard, zoom: number): View {
  return { x: hub.x + hub.w / 2 - at.x / zoom, y: hub.y + hub.h / 2 - at.y / zoom, zoom }
}

/** A card and its arrows change more of the picture than this, a highlight or a menu less. */
const leastMoved = 0.01

/** The zoom at which about 60 cards of these boards are in view. */
export const closeZoom = 0.36

export class Hands {
  constructor(
    private readonly visit: Visit,
    private readonly contender: Contender,
    private readonly board: BenchBoard,
  ) {}

  private get x(): number {
    return this.contender.corner.x + at.x
  }
  private get y(): number {
    return this.contender.corner.y + at.y
  }

  async lookAtHub(zoom: number): Promise<void> {
    await this.contender.look(this.visit, viewOfHub(this.board, zoom))
    await this.visit.frame()
    await pause(400)
  }

  /** Out and back again, in steps of a slow wheel. */
  pan(): Promise<Work> {
    return perStep(this.visit, 60, async (n) => {
      const way = n < 30 ? 1 : -1
      await this.visit.wheel(this.x, this.y, 24 * way, 12 * way)
    })
  }

  /** From all of the board to 100%, as far as the program can show all of it. */
  async zoomIn(): Promise<Work> {
    await this.contender.fit(this.visit)
    await pause(400)
    await this.visit.mouse('mouseMoved', this.x, this.y)
    const from = (await this.contender.view(this.visit)).zoom
    const steps = Math.max(1, Math.ceil(Math.log(1 / from) / 0.1))
    return perStep(this.visit, Math.min(60, steps), () => this.visit.wheel(this.x, this.y, 0, -10, true))
  }

  /** The card with 20 arrows, there and back again. @throws where the picture says that nothing was dragged. */
  async drag(): Promise<Work> {
    const before = readPng(await this.visit.screenshot())
    await this.visit.mouse('mouseMoved', this.x, this.y)
    await this.visit.mouse('mousePressed', this.x, this.y, true)
    for (let n = 1; n <= 5; n++) await this.visit.mouse('mouseMoved', this.x + 2 * n, this.y, true)
    await this.visit.frame()
    const work = await perStep(this.visit, 40, (n) =>
      this.visit.mouse(
        'mouseMoved',
        this.x + 10 + 4 * Math.min(n, 40 - n),
        this.y + 2 * Math.min(n, 40 - n),
        true,
      ),
    )
    await this.visit.mouse('mouseMoved', this.x + 90, this.y + 60, true)
    await this.visit.frame()
    const moved = difference(before, readPng(await this.visit.screenshot())) > leastMoved
    await this.visit.mouse('mouseMoved', this.x, this.y, true)
    await this.visit.mouse('mouseReleased', this.x, this.y)
    await pause(300)
    if (!moved) throw new Error('drag: nothing was moved')
    return work
  }

  hover(): Promise<Work> {
    return perStep(this.visit, 40, (n) =>
      this.visit.mouse('mouseMoved', this.x - 400 + 20 * n, this.y - 80 + 4 * n),
    )
  }

  /** The card is picked and let go of, by turns. */
  async select(): Promise<Work> {
    const work = await perStep(this.visit, 20, async (n) => {
      if (n % 2 === 1) return this.visit.page.keyboard.press('Escape')
      await this.visit.mouse('mousePressed', this.x, this.y, true)
      await this.visit.mouse('mouseReleased', this.x, this.y)
    })
    await pause(300)
    return work
  }

  /** Letters into the card's name, which is then left as it was. */
  async write(): Promise<Work> {
    const { page } = this.visit
    await this.visit.mouse('mousePressed', this.x, this.y, true)
    await this.visit.mouse('mouseReleased', this.x, this.y)
    await pause(300)
    await page.keyboard.press('Enter')
    await pause(300)
    const before = await this.typed()
    const work = await perStep(this.visit, 20, (n) => page.keyboard.press(`Key${'ABCDE'[n % 5]!}`))
    const after = await this.typed()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    if (after.length !== before.length + 20) throw new Error('write: nothing was written')
    return work
  }

  private typed(): Promise<string> {
    return this.visit.page.evaluate(() => {
      const field = document.activeElement
      const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
      // What was chosen for being written over counts as gone.
      return isField
        ? field.value.slice(0, field.selectionStart ?? 0) + field.value.slice(field.selectionEnd ?? 0)
        : ''
    })
  }

  /** Wheel events at 60 a second for two seconds, whether or not they are answered in time. */
  flood(zooming: boolean): Promise<Smoothness | null> {
    return traced(this.visit, async () => {
      const start = performance.now()
      const sent: Promise<void>[] = []
      for (let n = 0; n < 120; n++) {
        const way = n < 60 ? 1 : -1
        sent.push(
          zooming
            ? this.visit.wheel(this.x, this.y, 0, -4 * way, true)
            : this.visit.wheel(this.x, this.y, 16 * way, 8 * way),
        )
        await pause(Math.max(0, start + ((n + 1) * 1_000) / 60 - performance.now()))
      }
      await Promise.all(sent)
    })
  }

  /** Another's edits of a card in view, 60 a second: main-thread ms an edit. */
  async edits(): Promise<number> {
    const count = 90
    const before = await this.visit.work()
    await this.contender.edits(this.visit, this.board, count)
    await pause(200)
    return ((await this.visit.work()) - before) / count
  }
}
