/** Starts the thread that is named, from the sources: threads of Node do not read TypeScript by themselves. */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData)
