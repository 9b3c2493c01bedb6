/** The compared servers: how each is started, and how one comes into a room of it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Door } from './load/client'
import type { ContenderName } from './options'
import { ServerProcess, type Program } from './serverProcess'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const installed = path.join(here, 'contenders')

export const titles: Readonly<Record<ContenderName, string>> = {
  relay: 'bare relay (floor)',
  board: 'this server',
  reference: '@y/websocket-server',
  leveldb: 'the same with LevelDB',
  hocuspocus: 'Hocuspocus',
}

/** A server that runs, on a directory of its own that goes with it. */
export interface Running {
  readonly process: ServerProcess
  /** Makes an empty room. */
  room(): Promise<Door>
  stop(): Promise<void>
}

/**
 * Lifts what the server allows a single address: everybody here comes from one. What it does for each message and each
 * person stays as it is.
 */
const roomy: Readonly<Record<string, string>> = {
  MAX_BOARDS_PER_DAY: '100000',
  MAX_BOARDS_PER_DAY_PER_ADDRESS: '100000',
  MAX_CONNECTIONS_PER_ADDRESS: '100000',
  MAX_DOCUMENTS_PER_ADDRESS: '100000',
}

function programOf(name: ContenderName, dataDir: string): Program {
  const reference = { script: 'node_modules/@y/websocket-server/src/server.js', directory: installed }
  switch (name) {
    case 'relay':
      return { script: path.join(here, 'floor/relay.mjs'), directory: root, env: {} }
    case 'board':
      return { script: 'dist/server/main.js', directory: root, env: { DATA_DIR: dataDir, ...roomy } }
    case 'reference':
      return { ...reference, env: {} }
    case 'leveldb':
      return { ...reference, env: { YPERSISTENCE: dataDir } }
    case 'hocuspocus':
      return { script: 'hocuspocus.mjs', directory: installed, env: { DATA_DIR: dataDir } }
  }
}

/** Starts one of the servers anew. The directory is beside the sources and not in /tmp, which may be memory. */
export async function start(name: ContenderName): Promise<Running> {
  mkdirSync(path.join(root, 'data'), { recursive: true })
  const dataDir = mkdtempSync(path.join(root, 'data/bench-'))
  const server = await ServerProcess.start(programOf(name, dataDir))
  let made = 0
  return {
    process: server,
    room: () =>
      name === 'board' ? newBoard(server.port) : Promise.resolve(newRoom(name, server.port, ++made)),
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Builds this server as `npm start` does, if something changed since it was built; that is not to be measured. */
export async function build(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const server = await ServerProcess.start({
    script: 'server/start.mjs',
    directory: root,
    env: { DATA_DIR: dataDir },
  })
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function newBoard(port: number): Promise<Door> {
  const response = await fetch(`http://127.0.0.1:${port}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Bench' }),
  })
  if (response.status !== 201)
    throw new Error(`no board was made: ${response.status} ${await response.text()}`)
  const { id, tokens } = (await response.json()) as { id: string; tokens: { editor: string } }
  return {
    url: `ws://127.0.0.1:${port}/sync/${id}/board`,
    protocols: ['symbiosis', tokens.editor],
    name: null,
  }
}

function newRoom(name: ContenderName, port: number, number: number): Door {
  const url = `ws://127.0.0.1:${port}`
  return name === 'hocuspocus'
    ? { url, protocols: [], name: `room-${number}` }
    : { url: `${url}/room-${number}`, protocols: [], name: null }
}

/**
 * Installs the servers to compare with when they are not here yet.
 * @returns why they could not be, or null.
 */
export function install(names: readonly ContenderName[]): string | null {
  if (!names.some((name) => name !== 'relay' && name !== 'board')) return null
  if (existsSync(path.join(installed, 'node_modules', '@y'))) return null
  console.log('Installing the servers to compare with (once) …')
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: installed,
      stdio: 'inherit',
      timeout: 600_000,
    })
    return null
  } catch (error) {
    return `could not be installed: ${String(error).split('\n')[0]}`
  }
}
