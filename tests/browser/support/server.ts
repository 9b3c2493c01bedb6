/** The product as a person starts it: a child process on an empty directory, from `npm start`'s own script. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface RunningServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly dataDir: string
  readonly output: () => string
  stop(): Promise<void>
}

/** A new empty data directory. */
export function emptyDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'symbiosis-data-'))
}

/** Starts the server and waits until it says where it listens. @throws with its output when it does not within a minute. */
export async function startServer(
  dataDir = emptyDataDir(),
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server did not start:\n${output}`)), 60_000)
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output)
      if (!found) return
      clearTimeout(late)
      resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The server ended with ${code}:\n${output}`))
    })
  })
  return { url, dataDir, output: () => output, stop: () => stop(child) }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export interface MadeBoard {
  readonly id: string
  readonly title: string
  readonly tokens: Readonly<Record<'host' | 'editor' | 'participant' | 'viewer', string>>
  readonly code: string
}

/** Makes a board through the API. */
export async function makeBoard(
  server: RunningServer,
  body: { title: string; template?: string; language?: string },
): Promise<MadeBoard> {
  const response = await fetch(`${server.url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status !== 201)
    throw new Error(`POST /api/boards answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as MadeBoard
}
