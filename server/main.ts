/** The server as a process: settings from the environment, addresses to the terminal, a clean end on a signal. */
import { addressesToOpen } from './addresses'
import { log } from './operation/log'
import { startServer, type RunningServer } from './server'
import { BadSetting, readSettings, type Settings } from './settings'
import { StoreInUse } from './store/store'

function explain(error: unknown, settings: Settings | null): string {
  if (error instanceof BadSetting) return `A setting cannot be used.\n${error.message}`
  if (error instanceof StoreInUse) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (settings && code === 'EADDRINUSE')
    return `Port ${settings.port} of ${settings.host} is in use by another program. Stop it, or choose another: PORT=8081 npm start`
  if (settings && code === 'EADDRNOTAVAIL')
    return `This machine has no address ${settings.host}. HOST=0.0.0.0 listens on all it has.`
  if (code === 'EACCES') return `Not allowed: ${(error as Error).message}`
  return `The server could not start: ${(error as Error).stack ?? error}`
}

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
