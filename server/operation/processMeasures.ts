/** What the process is like: processor, memory, event loop, collections of garbage. */
import { collectDefaultMetrics, Registry } from 'prom-client'

/** How often the delay of the event loop is looked at, milliseconds. */
const precision = 20

let registry: Registry | null = null

/** The same for every server of the process; measuring begins when it is first asked for. */
export function processMeasures(): Registry {
  if (!registry) {
    registry = new Registry()
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: precision })
  }
  return registry
}
