/** A browser of its own for each visit, and what is read from it through the DevTools protocol. */
import { chromium, type Browser, type BrowserServer, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../../findBrowser.mjs'
import type { Screen } from './firstPaint'

/** CSS pixels of the window. */
export const windowSize = { width: 1440, height: 900 }

/** Of every browser that is measured. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nobody but this machine is talked to, whatever a page would like to fetch.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

export class Visit {
  private constructor(
    private readonly server: BrowserServer,
    readonly browser: Browser,
    readonly page: Page,
    readonly devtools: CDPSession,
  ) {}

  /** @param height of the window; the product's bar takes some of it from the canvas. */
  static async begin(height: number = windowSize.height): Promise<Visit> {
    process.env.BROWSER_PATH ??= await findBrowser()
    const server = await chromium.launchServer({
      executablePath: process.env.BROWSER_PATH,
      host: '127.0.0.1',
      args: [...browserArguments],
    })
    const browser = await chromium.connect(server.wsEndpoint())
    const context = await browser.newContext({
      viewport: { width: windowSize.width, height },
      locale: 'en-GB',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(0)
    const devtools = await context.newCDPSession(page)
    // The thread's own clock: what else the machine does is not counted.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new Visit(server, browser, page, devtools)
  }

  /** What the first paint is seen through. */
  get screen(): Screen {
    return {
      send: (method, params) => this.devtools.send(method as never, params as never) as never,
      on: (event, listener) => void this.devtools.on(event as never, listener as never),
      atStart: async (script) => void (await this.page.addInitScript(script)),
    }
  }

  /** Ends the browser, also one whose page no longer answers. */
  async end(): Promise<void> {
    await this.server.kill()
  }

  version(): string {
    return this.browser.version()
  }

  /** Main-thread time of the page's process so far, ms. */
  async work(): Promise<number> {
    const { metrics } = await this.devtools.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }

  /** Lets the page answer what it was given and draw it: two animation frames. */
  async frame(): Promise<void> {
    await this.devtools.send('Runtime.evaluate', {
      expression: 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
      awaitPromise: true,
    })
  }

  async wheel(x: number, y: number, deltaX: number, deltaY: number, zooming = false): Promise<void> {
    const modifiers = zooming ? 2 : 0
    await this.devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x,
      y,
      deltaX,
      deltaY,
      modifiers,
    })
  }

  async mouse(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number, held = false) {
    const button = type === 'mouseMoved' && !held ? 'none' : 'left'
    const clickCount = type === 'mouseMoved' ? 0 : 1
    await this.devtools.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button,
      buttons: held ? 1 : 0,
      clickCount,
    })
  }

  /** JavaScript heap in use after a collection, bytes. */
  async heap(): Promise<number> {
    await this.devtools.send('HeapProfiler.collectGarbage')
    await this.devtools.send('HeapProfiler.collectGarbage')
    return (await this.devtools.send('Runtime.getHeapUsage')).usedSize
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.devtools.send('Page.captureScreenshot', { format: 'png' })
    return Buffer.from(data, 'base64')
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** @throws when it takes longer. */
export async function within<T>(ms: number, what: string, run: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`${what}: not within ${Math.round(ms / 1_000)} s`)), ms)
  })
  try {
    return await Promise.race([run, late])
  } finally {
    clearTimeout(timer)
    run.catch(() => {})
  }
}
