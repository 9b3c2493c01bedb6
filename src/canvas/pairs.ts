/** Flows that join the same two companies, in either direction, and each one's seat among them. */
import type { Flow } from '../model/records'

/** A flow's place among those of its pair; see `RouteArguments`. */
export interface Seat {
  readonly index: number
  readonly count: number
  readonly reversed: boolean
}

export function pairKey({ from, to }: Flow): string {
  return JSON.stringify(from < to ? [from, to] : [to, from])
}

const orderOf = ({ createdAt, id }: Flow): string => `${createdAt ?? ''} ${id}`

export class Pairs {
  private readonly keys = new Map<string, string>()
  private readonly seats = new Map<string, { id: string; order: string }[]>()

  keyOf(flow: string): string | null {
    return this.keys.get(flow) ?? null
  }

  /** Whether a flow sits with its pair already, at the seat that its age gives it. */
  holds(flow: Flow): boolean {
    const key = this.keys.get(flow.id)
    return key === pairKey(flow) && this.seats.get(key)!.some((seat) => seat.order === orderOf(flow))
  }

  /** Ids of a pair's flows, oldest first. */
  members(key: string): readonly string[] {
    return (this.seats.get(key) ?? []).map((seat) => seat.id)
  }

  /** Seats a flow with its pair, leaving the pair where it sat before. */
  put(flow: Flow): void {
    this.take(flow.id)
    const key = pairKey(flow)
    const seats = this.seats.get(key) ?? []
    seats.push({ id: flow.id, order: orderOf(flow) })
    seats.sort((a, b) => (a.order < b.order ? -1 : 1))
    this.seats.set(key, seats)
    this.keys.set(flow.id, key)
  }

  take(flow: string): void {
    const key = this.keys.get(flow)
    if (key === undefined) return
    this.keys.delete(flow)
    const left = this.seats.get(key)!.filter((seat) => seat.id !== flow)
    if (left.length > 0) this.seats.set(key, left)
    else this.seats.delete(key)
  }

  seat(flow: Flow): Seat {
    const seats = this.seats.get(this.keys.get(flow.id) ?? '') ?? []
    const index = seats.findIndex((seat) => seat.id === flow.id)
    return { index: Math.max(0, index), count: Math.max(1, seats.length), reversed: flow.from > flow.to }
  }
}

/** Which of three tracks beside each other the flows of a pair keep to: any of them, and always the same. */
export function trackOf(flow: Flow): 0 | 1 | 2 {
  const key = pairKey(flow)
  let sum = 0
  for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) % 9_973
  return (sum % 3) as 0 | 1 | 2
}
