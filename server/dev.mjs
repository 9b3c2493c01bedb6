/**
 * `npm run dev`: the page with hot reload and the server restarting on change, behind one port.
 *
 * Vite has the port that a person opens and passes the server's paths on; the server has a free port of its own, so that it
 * can restart without the page losing what it shows. Live connections come back by themselves.
 */
import { spawn } from 'node:child_process'
import { createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './root.mjs'

/** Waits until the server answers, so that the page does not open onto an error. */
async function answers(url) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A port that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createNetServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

const behind = await freePort()
const port = Number(process.env.PORT || 8080)
const host = process.env.HOST || '127.0.0.1'

const server = spawn(
  process.execPath,
  [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    join(root, 'server/main.ts'),
  ],
  {
    cwd: root,
    env: { ...process.env, PORT: String(behind), HOST: '127.0.0.1', NODE_ENV: 'development' },
    // What it says about its own port would only mislead.
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)

const target = `http://127.0.0.1:${behind}`
const page = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  // Only the product's own page: the bench has pages whose packages nobody else installs.
  optimizeDeps: { entries: ['index.html'] },
  server: {
    port,
    host,
    strictPort: true,
    // The board's data and the build are no sources.
    watch: { ignored: ['**/data/**', '**/dist/**', '**/tests/**'] },
    proxy: { '/api': target, '/healthz': target, '/metrics': target, '/sync': { target, ws: true } },
  },
})
await answers(`${target}/healthz`)
await page.listen()
page.printUrls()

async function stop() {
  server.kill('SIGTERM')
  await page.close()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
server.on('exit', (code) => {
  if (code) process.exit(code)
})
