/** The server as a process: settings from the environment, addresses to the terminal, a clean end on a signal. */
import { addressesToOpen } from './addresses'
import { explain } from './explain'
import { log } from './operation/log'
import { startServer, type RunningServer } from './server'
import { readSettings, type Settings } from './settings'

async function run(): Promise<void> {
  let settings: Settings | null = null
  let server: RunningServer
  try {
    settings = readSettings(process.env)
    server = await startServer(settings)
  } catch (error) {
    console.error(explain(error, settings))
    process.exit(1)
  }
  const lines = addressesToOpen(settings.host, server.port).map((address) => `  ${address}`)
  console.log(['Symbiosis board is running. Open:', ...lines].join('\n'))

  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Everything that anyone was told is saved is on disk already.
      if (asked) process.exit(1)
      asked = true
      server.close().then(
        () => process.exit(0),
        (error) => {
          log.fatal({ err: error }, 'the server did not stop cleanly')
          process.exit(1)
        },
      )
    })
  }
}

void run()
