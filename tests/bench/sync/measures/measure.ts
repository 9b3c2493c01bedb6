/** What a measure is, and what all of them need. */
import { setTimeout as pause } from 'node:timers/promises'
import { contentOf, type Content } from '../content'
import type { Running } from '../contenders'
import type { Door } from '../load/client'
import type { Crew, Load } from '../load/crew'
import { warmUpMs } from '../load/orders'
import type { ContenderName } from '../options'

/** Values by the name of what was measured. */
export type Figures = Record<string, number>

export interface Asked {
  readonly contender: ContenderName
  readonly quick: boolean
}

/** Of values in any order. @param part 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

/** Puts content into a room by one client, and waits until the next who comes is given all of it. */
export async function filledRoom(running: Running, load: Load, content: Content): Promise<Door> {
  const door = await running.room()
  await load.ask('join', { door, count: 1, mark: '', atOnce: false })
  await load.ask('fill', { pieces: content.pieces })
  await load.ask('join', { door, count: 1, mark: content.mark, atOnce: false })
  return door
}

/**
 * Fills a room with people who take no notice, but for some who watch and are neither the first nor the last whom the
 * server serves.
 */
export async function watchedRoom(
  running: Running,
  { near, crowd }: Crew,
  people: { readonly all: number; readonly watching: number },
): Promise<void> {
  const content = contentOf(200)
  const door = await filledRoom(running, crowd, content)
  await crowd.ask('leave', {})
  const join = { door, mark: content.mark, atOnce: false }
  const others = people.all - people.watching
  await crowd.ask('join', { ...join, count: others >> 1 })
  await near.ask('join', { ...join, count: people.watching })
  await crowd.ask('join', { ...join, count: others - (others >> 1) })
  await crowd.ask('goDeaf', {})
}

/** @returns what the server takes of the processor once it is warm, for so long, ms; in % of one core. */
export async function cpuFor(running: Running, ms: number): Promise<number> {
  await pause(warmUpMs)
  const from = { cpu: running.process.cpuMs(), at: performance.now() }
  await pause(ms)
  return (100 * (running.process.cpuMs() - from.cpu)) / (performance.now() - from.at)
}

/** A server that took less than this of the processor in a second is at rest, ms. */
const restCpuMs = 40
const mostRestMs = 60_000

/** Waits so long, ms, and on for as long as the server is still at work: putting away what was written, collecting garbage. */
export async function untilAtRest({ process: server }: Running, least: number): Promise<void> {
  await pause(least)
  for (let waited = least; waited < mostRestMs; waited += 1_000) {
    const before = server.cpuMs()
    await pause(1_000)
    if (server.cpuMs() - before < restCpuMs) return
  }
}
