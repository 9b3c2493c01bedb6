/** `npm run build`: the page into dist/page, the server into dist/server, and compressed copies of what the page loads. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as viteBuild } from 'vite'
import { firstVisitChunks } from './chunks.mjs'
import { root } from './root.mjs'

const page = join(root, 'dist/page')

/** Fonts and pictures are compressed already; below a packet or so there is nothing to win. */
const compressible = /\.(js|css|svg|json|html|webmanifest)$/
const smallest = 1024

const shared = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', mode: 'production' }

/** Builds everything anew; what an earlier build left is removed first. */
export async function build() {
  // React has a slow and large build for developers, which any other value here would bring to everybody.
  process.env.NODE_ENV = 'production'
  await rm(join(root, 'dist'), { recursive: true, force: true })
  await viteBuild({
    ...shared,
    build: { outDir: 'dist/page', rolldownOptions: { output: { codeSplitting: firstVisitChunks() } } },
  })
  await buildServer()
  await compress(page)
}

/** Builds the server alone, which takes a second or two. */
export async function buildServer() {
  await viteBuild({
    ...shared,
    publicDir: false,
    build: {
      ssr: true,
      outDir: 'dist/server',
      target: 'node20',
      rollupOptions: {
        input: {
          main: 'server/main.ts',
          layoutThread: 'server/layoutThread.ts',
          foldThread: 'server/foldThread.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}

async function compress(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if (!file.isFile() || !compressible.test(file.name)) continue
    const bytes = readFileSync(path)
    if (bytes.length < smallest) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
    writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] === 'server') await buildServer()
  else await build()
}
