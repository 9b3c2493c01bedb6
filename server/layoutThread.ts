/** The thread that lays out cards; `layout.ts` starts it. */
import { parentPort } from 'node:worker_threads'
import { layOut, type LayoutInput } from '../src/exchange/layout'

parentPort?.on('message', ({ id, input }: { id: number; input: LayoutInput }) => {
  layOut(input).then(
    (places) => parentPort?.postMessage({ id, places }),
    (error: unknown) => parentPort?.postMessage({ id, fault: String(error) }),
  )
})
