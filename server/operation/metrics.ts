/**
 * The server's measures in the text format of Prometheus. Labels come from short lists that are known beforehand: parts,
 * codes, patterns of routes. No board, person, token or address is in any.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { parts, type Part } from '../../src/model/document'
import { closing } from '../rooms/wire'
import { noCounts, type Observer } from './observe'
import { processMeasures } from './processMeasures'

const prefix = 'symbiosis_'

/** From a tenth of a millisecond, which a commit to a fast disk takes, to what nobody should wait. Seconds. */
const durations = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const requestDurations = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const foldDurations = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5]
const groupSizes = [1, 2, 5, 10, 20, 50, 100, 200]

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const closeCodes = new Set<number>(Object.values(closing))

/** What is asked for when the measures are, because nobody counts it as it goes. */
export interface Facts {
  rooms(): number
  /** Number of boards and size of the store, bytes. May reject: then the last numbers stay. */
  store(): Promise<{ boards: number; bytes: number }>
  /** When the last backup was made, seconds since 1970; null when that is not known. */
  lastBackup(): Promise<number | null>
}

/** Prometheus' side of the observer. */
export class Metrics implements Observer {
  readonly counts = noCounts()
  private readonly registry = new Registry()
  private readonly shared = { registers: [this.registry] }

  private readonly commits = this.histogram(
    'commit_seconds',
    'Time to put a group of edits on disk',
    durations,
  )
  private readonly groups = this.histogram('commit_edits', 'Edits put on disk together', groupSizes)
  private readonly visible = this.histogram(
    'edit_to_broadcast_seconds',
    'Time from reading an edit to having handed it to everyone on the board',
    durations,
  )
  private readonly folds = this.histogram(
    'fold_seconds',
    'Time to fold the log of a part into a snapshot',
    foldDurations,
  )
  private readonly closes = new Counter({
    ...this.shared,
    name: `${prefix}closed_total`,
    help: 'Websockets closed or refused by the server, by close code',
    labelNames: ['code'],
  })
  private readonly refusedUpgrades = new Counter({
    ...this.shared,
    name: `${prefix}upgrades_refused_total`,
    help: 'Requests for a websocket that were refused before it opened, by HTTP status',
    labelNames: ['status'],
  })
  private readonly requests = new Counter({
    ...this.shared,
    name: `${prefix}http_requests_total`,
    help: 'HTTP requests by method, pattern of the route and status',
    labelNames: ['method', 'route', 'status'],
  })
  private readonly requestTimes = new Histogram({
    ...this.shared,
    name: `${prefix}http_request_seconds`,
    help: 'Time to answer an HTTP request, by pattern of the route',
    labelNames: ['route'],
    buckets: requestDurations,
  })

  private readonly rooms = this.gauge('rooms', 'Parts of boards in memory')
  private readonly boards = this.gauge('boards', 'Boards in the store')
  private readonly storeBytes = this.gauge('store_bytes', 'Size of the store on disk')
  private readonly lastBackup = this.gauge(
    'last_backup_timestamp_seconds',
    'When the last backup was made; 0 when unknown',
  )

  constructor(private readonly facts: Facts) {
    this.showCounts()
  }

  committed(edits: number, seconds: number): void {
    this.groups.observe(edits)
    this.commits.observe(seconds)
  }

  shown(seconds: number): void {
    this.visible.observe(seconds)
  }

  folded(seconds: number): void {
    this.folds.observe(seconds)
  }

  closed(code: number): void {
    this.closes.inc({ code: closeCodes.has(code) ? String(code) : 'other' })
  }

  turnedAway(status: number): void {
    this.refusedUpgrades.inc({ status: String(status) })
  }

  answered(method: string, route = 'none', status: number, seconds: number): void {
    this.requests.inc({ method: methods.has(method) ? method : 'other', route, status: String(status) })
    this.requestTimes.observe({ route }, seconds)
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE

  /** Everything, as Prometheus reads it. */
  async text(): Promise<string> {
    await this.lookUpFacts()
    return `${await this.registry.metrics()}\n${await processMeasures().metrics()}`
  }

  private histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ ...this.shared, name: prefix + name, help, buckets })
  }

  private showCounts(): void {
    const { counts } = this
    this.gaugeByPart('connections', 'Open websockets by part of a board', counts.connections)
    this.totalByPart('joins_total', 'Times that a websocket came into a room, by part', counts.joins)
    this.totalByPart('edits_total', 'Updates put on disk, by part', counts.edits)
    this.totalByPart('edit_bytes_total', 'Bytes of the updates put on disk, by part', counts.editBytes)
    this.total('messages_received_total', 'Websocket messages received', () => counts.messagesIn)
    this.total('received_bytes_total', 'Bytes of the websocket messages received', () => counts.bytesIn)
    this.total('messages_sent_total', 'Websocket messages sent', () => counts.messagesOut)
    this.total('sent_bytes_total', 'Bytes of the websocket messages sent', () => counts.bytesOut)
    this.total('presence_received_total', 'Messages of presence received', () => counts.presenceIn)
    this.total('presence_ticks_total', 'Ticks in which presence was sent on', () => counts.presenceTicks)
    this.total('presence_sent_total', 'Messages of presence sent in ticks', () => counts.presenceOut)
    this.total('presence_sent_bytes_total', 'Bytes of presence sent in ticks', () => counts.presenceBytesOut)
    this.total('denied_writes_total', 'Writes answered with "permission denied"', () => counts.denials)
    this.total(
      'failed_commits_total',
      'Groups of edits that could not be written',
      () => counts.failedCommits,
    )
    this.total('failed_folds_total', 'Logs that could not be folded', () => counts.failedFolds)
  }

  private async lookUpFacts(): Promise<void> {
    this.rooms.set(this.facts.rooms())
    const store = await this.facts.store().catch(() => null)
    if (store) this.boards.set(store.boards)
    if (store) this.storeBytes.set(store.bytes)
    this.lastBackup.set((await this.facts.lastBackup().catch(() => null)) ?? 0)
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ ...this.shared, name: prefix + name, help })
  }

  private total(name: string, help: string, read: () => number): void {
    new Counter({
      ...this.shared,
      name: prefix + name,
      help,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }

  private gaugeByPart(name: string, help: string, values: Record<Part, number>): void {
    new Gauge({
      ...this.shared,
      name: prefix + name,
      help,
      labelNames: ['part'],
      collect() {
        for (const part of parts) this.set({ part }, values[part])
      },
    })
  }

  private totalByPart(name: string, help: string, values: Record<Part, number>): void {
    new Counter({
      ...this.shared,
      name: prefix + name,
      help,
      labelNames: ['part'],
      collect() {
        this.reset()
        for (const part of parts) this.inc({ part }, values[part])
      },
    })
  }
}
