/** Builds the compared pages and serves them, with the boards, on loopback. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { BenchBoard } from './benchBoard'
import type { ContenderName } from './options'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = path.join(here, 'dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

async function buildPages(folder: string, pages: readonly string[]): Promise<void> {
  await build({
    configFile: false,
    root: path.join(here, folder),
    base: `/${folder}/`,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    build: {
      outDir: path.join(built, folder),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 20_000,
      rollupOptions: { input: pages.map((page) => path.join(here, folder, `${page}.html`)) },
    },
  })
}

/**
 * Builds the floor, and each program that is compared, installing those when they are not here yet.
 * @returns why those that could not be built could not, by name.
 */
export async function prepare(names: readonly ContenderName[]): Promise<Map<ContenderName, string>> {
  await buildPages('floor', ['index', 'document'])
  const failed = new Map<ContenderName, string>()
  const others = names.filter((name) => name !== 'floor' && name !== 'product')
  if (others.length === 0) return failed
  const folder = path.join(here, 'contenders')
  try {
    if (!existsSync(path.join(folder, 'node_modules', 'react'))) {
      console.log('Installing the programs to compare with (once) …')
      execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
        cwd: folder,
        stdio: 'inherit',
        timeout: 600_000,
      })
    }
    await buildPages('contenders', others)
  } catch (error) {
    const reason = `could not be built: ${String(error).split('\n')[0]}`
    for (const name of others) failed.set(name, reason)
  }
  return failed
}

export interface Pages {
  readonly origin: string
  put(board: BenchBoard): void
  stop(): void
}

export async function servePages(): Promise<Pages> {
  const boards = new Map<string, Uint8Array | string>()
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    const board = boards.get(asked)
    if (board !== undefined) return void response.end(board)
    const file = path.join(built, path.normalize(asked))
    if (!file.startsWith(built)) return void response.writeHead(404).end()
    readFile(file).then(
      (content) =>
        response
          .setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream')
          .end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: ({ companies, facts, bytes }) => {
      boards.set(`/boards/${companies}.json`, JSON.stringify(facts))
      boards.set(`/boards/${companies}.bin`, bytes)
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
