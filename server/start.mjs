/** `npm start`: builds what has changed since the last build, then runs the server. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const inputs = [
  'src',
  'server',
  'public',
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
]
/** Inside dist, so that it goes when the build goes. */
const stamp = join(root, 'dist/inputs.sha256')
const main = join(root, 'dist/server/main.js')

function files(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)))
}

/** One hash of the names and contents of everything that goes into a build. */
function hashInputs() {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => files(join(root, input)))) {
    const bytes = readFileSync(file)
    hash.update(`${relative(root, file)}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

const present = hashInputs()
const built = existsSync(stamp) && existsSync(main) ? readFileSync(stamp, 'utf8') : ''
if (built !== present) {
  console.log('Building the board; this takes a moment the first time.')
  const { build } = await import('./build.mjs')
  await build()
  writeFileSync(stamp, present)
}
process.env.NODE_ENV ??= 'production'
await import(pathToFileURL(main).href)
