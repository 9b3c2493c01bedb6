/** The whole server as one object: store, rooms, HTTP and websockets. */
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeApp } from './http/app'
import { Limits } from './limits/limits'
import { lastBackup } from './operation/lastBackup'
import { log } from './operation/log'
import { Metrics } from './operation/metrics'
import { Retention } from './operation/retention'
import { Hub } from './rooms/hub'
import { acceptWebsockets } from './rooms/upgrade'
import type { Settings } from './settings'
import { openSqlite } from './store/sqlite'
import type { Store } from './store/store'

/** How long clients have to take their leave when the server stops, milliseconds. */
const farewellMs = 1_000

export interface RunningServer {
  /** The port that is listened on, also when 0 was asked for. */
  port: number
  hub: Hub
  /** Every route that the HTTP side has, as `GET /path`. */
  routes: readonly string[]
  /** Finishes what is being written, closes every connection (1001) and the store. */
  close(): Promise<void>
}

/**
 * Starts the server.
 * @param store closed with the server.
 * @throws StoreInUse when another process has the data directory; the error of `listen` when the address cannot be used.
 */
export async function startServer(
  settings: Settings,
  store: Store = openSqlite(settings.dataDir),
): Promise<RunningServer> {
  log.level = settings.logLevel
  const metrics: Metrics = new Metrics({
    rooms: () => hub.size,
    store: () => store.keeping.facts(),
    lastBackup: () => lastBackup(settings.dataDir),
  })
  const hub: Hub = new Hub(store, settings, metrics)
  const limits = new Limits(settings)
  const routes: string[] = []
  const app = await makeApp({ store, hub, settings, limits, metrics }, pageDir(), (route) =>
    routes.push(route),
  )
  const sockets = acceptWebsockets(app.server, hub, store, settings, limits)
  try {
    await app.listen({ port: settings.port, host: settings.host, listenTextResolver: () => 'listening' })
  } catch (error) {
    await hub.close()
    await app.close()
    await store.close()
    throw error
  }

  const retention = new Retention({ store, hub, settings })
  retention.start()
  log.info({ node: process.version }, 'the server is ready')

  let stopping: Promise<void> | null = null
  const stop = async () => {
    log.info({ rooms: hub.size }, 'the server stops')
    const stopped = app.close()
    await retention.stop()
    await hub.close()
    await Promise.race([allClosed(), new Promise((resolve) => setTimeout(resolve, farewellMs))])
    for (const socket of sockets.clients) socket.terminate()
    // Whoever is silent, or has sent half a request, would otherwise keep the server up for minutes.
    app.server.closeAllConnections()
    await stopped
    await hub.commits.drained()
    await store.close()
  }
  const allClosed = () =>
    Promise.all([...sockets.clients].map((socket) => new Promise((resolve) => socket.once('close', resolve))))

  return {
    port: (app.server.address() as AddressInfo).port,
    hub,
    routes,
    close: () => (stopping ??= stop()),
  }
}

/** Where the build puts the page, seen from the sources and from the built server alike. */
function pageDir(): string {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory)
  return join(directory, 'dist', 'page')
}
