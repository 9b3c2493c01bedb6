/** The other side of `jobThread.ts`: does in a thread what it is asked. */
import { parentPort } from 'node:worker_threads'
import type { Answer } from './jobThread'

/** @param work is given one input after the other. */
export function answerJobs<Input, Result>(work: (input: Input) => Result | Promise<Result>): void {
  const answer = (message: Answer<Result>) => parentPort?.postMessage(message)
  parentPort?.on('message', async ({ id, input }: { id: number; input: Input }) => {
    try {
      answer({ id, result: await work(input) })
    } catch (error) {
      answer({ id, fault: String(error) })
    }
  })
}
