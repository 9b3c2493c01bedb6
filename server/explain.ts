/** Why the server, or a tool that comes with it, ends: sentences that say what to do. */
import { BadSetting, type Settings } from './settings'
import { reasonOf } from './store/directory'
import { StoreInUse, StoreUnusable } from './store/store'

/** A tool was called in a way that it does not understand; the message says how it is called. */
export class BadCall extends Error {}

/** @param settings null where they are not the matter, or could not be read. */
export function explain(error: unknown, settings: Settings | null): string {
  if (error instanceof BadSetting) return `A setting cannot be used.\n${error.message}`
  if (error instanceof StoreInUse || error instanceof StoreUnusable || error instanceof BadCall)
    return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (settings && code === 'EADDRINUSE')
    return `Port ${settings.port} of ${settings.host} is in use by another program. Stop it, or choose another: PORT=8081 npm start`
  if (settings && code === 'EADDRNOTAVAIL')
    return `This machine has no address ${settings.host}. HOST=0.0.0.0 listens on all it has.`
  if (settings && (code === 'ENOTFOUND' || code === 'EAI_AGAIN'))
    return `HOST=${settings.host} is no address of this machine and no name that leads to one. HOST=0.0.0.0 listens on all it has.`
  if (settings && code === 'EACCES')
    return `This user may not listen on port ${settings.port}. Choose another above 1023: PORT=8081 npm start`
  // What the system says is a sentence; anything else is a fault of ours, and its place is worth knowing.
  if (code) return `This did not work: ${reasonOf(error)} (${code}).`
  return `This did not work: ${(error as Error).stack ?? error}`
}
