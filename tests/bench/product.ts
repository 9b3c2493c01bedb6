/** The product as people have it: its own server, its own page, nothing added. */
import NodeSocket from 'ws'
import * as Y from 'yjs'
import { placeRecords } from '../../src/model/commands'
import { BoardSession } from '../../src/sync/session'
import { makeBoard, startServer, type MadeBoard, type RunningServer } from '../browser/support/server'
import type { BenchBoard } from './benchBoard'
import type { Contender } from './contender'
import { pause, windowSize, type Visit } from './driver/chrome'
import { stillFor, untilComplete } from './driver/firstPaint'
import { QuietBrowser } from './driver/quietBrowser'
import type { View } from './pages/benchPage'

/** CSS pixels above the canvas. */
const topBar = 48

export class Product {
  private readonly boards = new Map<number, MadeBoard>()
  readonly contender: Contender

  private constructor(private readonly server: RunningServer) {
    this.contender = {
      name: 'product',
      title: 'this product',
      writes: true,
      corner: { x: 0, y: 0 },
      windowHeight: windowSize.height + topBar,
      open: (visit, board, limit) => this.open(visit, board, limit),
      view: cameraOf,
      look: (visit, view) => this.look(visit, view),
      fit: (visit) => this.fit(visit),
      edits: (_visit, board, count) => this.edits(board, count),
    }
  }

  static async start(): Promise<Product> {
    return new Product(await startServer())
  }

  stop(): Promise<void> {
    return this.server.stop()
  }

  /** Puts a board on the server as any program that speaks `y-websocket` would. */
  async put(board: BenchBoard): Promise<void> {
    if (this.boards.has(board.companies)) return
    const made = await makeBoard(this.server, { title: `Heavy board ${board.companies}` })
    this.boards.set(board.companies, made)
    const session = await this.join(made)
    for (const piece of board.pieces) {
      Y.applyUpdate(session.doc, piece)
      await until(() => !session.state.unsaved)
    }
    session.destroy()
    // When everybody has left, the server brings the board into the shape in which it is found later.
    await pause(2_000 + board.companies / 5)
  }

  private async join(made: MadeBoard): Promise<BoardSession> {
    const session = new BoardSession({
      server: `${this.server.url.replace('http', 'ws')}/sync`,
      board: made.id,
      token: made.tokens.editor,
      role: 'editor',
      user: { id: 'bench', name: 'Bench', colour: '#1c6fb8' },
      offline: false,
      WebSocketPolyfill: NodeSocket as unknown as typeof globalThis.WebSocket,
    })
    await until(() => session.state.loaded)
    return session
  }

  private async open(visit: Visit, board: BenchBoard, limit: number) {
    await this.put(board)
    const made = this.boards.get(board.companies)!
    const address = `${this.server.url}/b/${made.id}#${made.tokens.editor}`
    const opening = await openQuietly(address, board, limit)
    const { page } = visit
    await page.goto(address)
    await page.waitForSelector(fitted, { timeout: limit })
    await pause(2_000)
    const corner = await page.locator('[data-testid="board-canvas"]').boundingBox()
    Object.assign(this.contender.corner, { x: corner!.x, y: corner!.y })
    return opening
  }

  /** Goes there by the wheel, as there is no other way in from outside. */
  private async look(visit: Visit, to: View): Promise<void> {
    const { x: left, y: top } = this.contender.corner
    for (let turns = 0; turns < 80; turns++) {
      const view = await cameraOf(visit)
      const step = Math.max(-24, Math.min(24, -100 * Math.log(to.zoom / view.zoom)))
      if (Math.abs(step) < 0.01) break
      await visit.wheel(left + 700, top + 400, 0, step, true)
    }
    const view = await cameraOf(visit)
    await visit.wheel(left + 700, top + 400, (to.x - view.x) * view.zoom, (to.y - view.y) * view.zoom)
    await cameraOf(visit)
  }

  private async fit(visit: Visit): Promise<void> {
    await visit.page.locator('[data-testid="board-canvas"]').focus()
    await visit.page.keyboard.press('Shift+Digit1')
    await cameraOf(visit)
  }

  private async edits(board: BenchBoard, count: number): Promise<void> {
    const session = await this.join(this.boards.get(board.companies)!)
    const { id, x, y } = board.hub
    for (let n = 0; n < count; n++) {
      placeRecords(session.doc, session.edit(), [{ collection: 'companies', id, x: x + n, y: y + n }])
      await pause(1_000 / 60)
    }
    await until(() => !session.state.unsaved)
    session.destroy()
  }
}

/** The canvas, once the board was fitted into its view. */
const fitted = '[data-testid="board-canvas"][data-camera-zoom]:not([data-camera-zoom="1"])'

/** Opens the board in a browser of its own, and sees when the picture is complete. */
async function openQuietly(address: string, board: BenchBoard, limit: number) {
  const browser = await QuietBrowser.begin(windowSize.height + topBar)
  try {
    await browser.atStart(noteArrival)
    let came = 0
    let begun = 0
    const toPaint = await untilComplete(
      browser,
      async () => {
        begun = Date.now()
        void browser.send('Page.navigate', { url: address })
        return () => came
      },
      async () => {
        came = await browser.ask<number>('window.boardCame ?? 0')
        return came > 0 && (await browser.ask<boolean>(`document.querySelector('${fitted}') !== null`))
      },
      limit,
      stillFor(board),
    )
    return { toPaint, fromAddress: toPaint + came - begun }
  } finally {
    await browser.end()
  }
}

declare global {
  interface Window {
    /** When the first large message came, ms since 1970. */
    boardCame?: number
  }
}

/**
 * Notes when the board came; a large one may come in several messages. The browser's own network log would tell as well,
 * but hands the whole board to whoever listens, which takes longer than opening it.
 */
function noteArrival(): void {
  window.WebSocket = class extends WebSocket {
    constructor(...options: ConstructorParameters<typeof WebSocket>) {
      super(...options)
      this.addEventListener('message', ({ data }) => {
        const size = typeof data === 'string' ? data.length : ((data as ArrayBuffer).byteLength ?? 0)
        if (size > 10_000) window.boardCame ??= performance.timeOrigin + performance.now()
      })
    }
  }
}

/** Where the product's view is, once it rests. */
async function cameraOf({ page }: Visit): Promise<View> {
  await pause(20)
  const canvas = page.locator('[data-testid="board-canvas"]:not([data-camera-moves])')
  await canvas.waitFor({ timeout: 20_000 })
  return canvas.evaluate(({ dataset }) => ({
    x: Number(dataset.cameraX),
    y: Number(dataset.cameraY),
    zoom: Number(dataset.cameraZoom),
  }))
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !holds(); await pause(5))
    if (Date.now() > end) throw new Error('The server did not answer within a minute')
}
