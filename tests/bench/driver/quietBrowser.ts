/**
 * A browser that is told and asked the least there is, through its DevTools port. The one that drives the other measurements
 * follows the network of its pages, and would be handed all that comes through a websocket, which for a large board takes
 * longer than opening it.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import NodeSocket from 'ws'
import { findBrowser } from '../../findBrowser.mjs'
import { browserArguments, pause, windowSize } from './chrome'
import type { Screen } from './firstPaint'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: never
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export class QuietBrowser implements Screen {
  private readonly waiting = new Map<number, (message: Message) => void>()
  private readonly listeners = new Map<string, (params: never) => void>()
  private asked = 0

  private constructor(
    private readonly browser: ChildProcess,
    private readonly folder: string,
    private readonly socket: NodeSocket,
  ) {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message
      if (message.id !== undefined) this.waiting.get(message.id)?.(message)
      else if (message.method) this.listeners.get(message.method)?.(message.params!)
    })
  }

  /** @param height of the window. */
  static async begin(height: number): Promise<QuietBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'))
    const browser = spawn(
      await findBrowser(),
      [
        ...browserArguments,
        '--headless',
        '--hide-scrollbars',
        '--remote-debugging-port=0',
        `--user-data-dir=${folder}`,
        'about:blank',
      ],
      // A group of its own, so that all its processes end with it.
      { stdio: 'ignore', detached: true },
    )
    const port = await portOf(folder)
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string
      webSocketDebuggerUrl: string
    }[]
    const { webSocketDebuggerUrl } = pages.find(({ type }) => type === 'page')!
    const socket = new NodeSocket(webSocketDebuggerUrl, { maxPayload: 2 ** 30 })
    await new Promise((done, failed) => socket.once('open', done).once('error', failed))
    const quiet = new QuietBrowser(browser, folder, socket)
    await quiet.send('Page.enable')
    await quiet.send('Emulation.setDeviceMetricsOverride', {
      width: windowSize.width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    })
    return quiet
  }

  async send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++this.asked
    return new Promise<T>((done, failed) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id)
        if (error) failed(new Error(`${method}: ${error.message}`))
        else done(result as T)
      })
      this.socket.send(JSON.stringify({ id, method, params }))
    })
  }

  on(event: string, listener: (params: never) => void): void {
    this.listeners.set(event, listener)
  }

  async atStart(script: () => void): Promise<void> {
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${script.toString()})()` })
  }

  /** The value of an expression in the page. */
  async ask<T>(expression: string): Promise<T> {
    const { result } = await this.send<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
    })
    return result.value
  }

  async end(): Promise<void> {
    this.socket.terminate()
    const ended = new Promise((done) => this.browser.once('exit', done))
    process.kill(-this.browser.pid!, 'SIGKILL')
    await ended
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** The browser writes down where it listens. */
async function portOf(folder: string): Promise<string> {
  for (const end = Date.now() + 20_000; ; await pause(50)) {
    try {
      const port = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0]
      if (port) return port
    } catch {
      // Not yet.
    }
    if (Date.now() > end) throw new Error('The browser did not say where it listens')
  }
}
