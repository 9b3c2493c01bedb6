/** People who write without pause, and a ledger of what the server has promised them. */
import { readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageFlush } from '../../../src/model/wire'
import type { Board } from '../../unit/server/world'
import type { Random } from './random'

type Edit =
  | { kind: 'company'; id: string }
  | { kind: 'removal'; id: string }
  | { kind: 'note'; id: string; version: number }

/** What the server must have: what somebody else saw, or whose writer was told that it is saved. */
export class Ledger {
  private readonly companies = new Set<string>()
  private readonly removals = new Set<string>()
  private removalsAsked = new Set<string>()
  private readonly notes = new Map<string, number>()
  private readonly made = new Set<string>()

  get size(): number {
    return this.companies.size + this.removals.size + this.notes.size
  }

  /** What was promised until now. What is asked for later may have been done all the same. */
  copy(): Ledger {
    const copy = new Ledger()
    this.companies.forEach((id) => copy.companies.add(id))
    this.removals.forEach((id) => copy.removals.add(id))
    this.notes.forEach((version, id) => copy.notes.set(id, version))
    copy.removalsAsked = this.removalsAsked
    return copy
  }

  asked(edit: Edit): void {
    if (edit.kind === 'removal') this.removalsAsked.add(edit.id)
    if (edit.kind === 'company') this.made.add(edit.id)
  }

  promised(edit: Edit): void {
    if (edit.kind === 'company') this.companies.add(edit.id)
    else if (edit.kind === 'removal') this.removals.add(edit.id)
    else this.notes.set(edit.id, Math.max(edit.version, this.notes.get(edit.id) ?? 0))
  }

  /** Compares what was promised with what is there. @returns what is missing, a line each. */
  missing(doc: Y.Doc): string[] {
    const companies = doc.getMap('companies')
    const notes = doc.getMap<{ version: number }>('notes')
    return [
      ...[...this.companies]
        .filter((id) => !companies.has(id) && !this.removalsAsked.has(id))
        .map((id) => `company ${id}`),
      ...[...this.removals].filter((id) => companies.has(id)).map((id) => `removal of ${id}`),
      ...[...this.notes]
        .filter(([id, version]) => (notes.get(id)?.version ?? 0) < version)
        .map(([id, version]) => `note ${id} of version ${version}`),
    ]
  }

  /** Number of companies that were written, but never promised, and are not there: a kill came between. */
  cutOff(doc: Y.Doc): number {
    const companies = doc.getMap('companies')
    return [...this.made].filter(
      (id) => !this.companies.has(id) && !companies.has(id) && !this.removalsAsked.has(id),
    ).length
  }
}

export class Writer {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  private readonly edits: Edit[] = []
  private readonly own: string[] = []
  private counter = 0
  private timer: NodeJS.Timeout | undefined

  constructor(
    board: Board,
    private readonly name: string,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {
    this.provider = new WebsocketProvider(
      `${board.url.replace('http', 'ws')}/sync`,
      `${board.id}/board`,
      this.doc,
      {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        protocols: ['symbiosis', board.tokens.editor],
        disableBc: true,
        connect: false,
        maxBackoffTime: 50,
      },
    )
    this.provider.messageHandlers[messageFlush] = (_encoder, decoder) => {
      for (const edit of this.edits.slice(0, readVarUint(decoder))) ledger.promised(edit)
    }
    this.provider.on('sync', (synced: boolean) => synced && this.askWhatIsSaved())
    const companies = this.doc.getMap('companies')
    companies.observe((event, { local }) => {
      if (local) return
      for (const id of event.keysChanged)
        ledger.promised({ kind: companies.has(id) ? 'company' : 'removal', id })
    })
    const notes = this.doc.getMap<{ version: number }>('notes')
    notes.observe((event, { local }) => {
      if (local) return
      for (const id of event.keysChanged)
        ledger.promised({ kind: 'note', id, version: notes.get(id)?.version ?? 0 })
    })
  }

  /** Connects and writes until the pen is laid down. */
  write(everyMs: number): void {
    this.provider.connect()
    this.timer = setInterval(() => {
      if (!this.provider.synced) return
      for (let count = this.random.between(1, 4); count > 0; count--) this.doc.transact(() => this.edit())
      this.askWhatIsSaved()
    }, everyMs)
  }

  layDown(): void {
    clearInterval(this.timer)
    this.provider.disconnect()
  }

  destroy(): void {
    this.layDown()
    this.provider.destroy()
    this.doc.destroy()
  }

  private edit(): void {
    const n = ++this.counter
    const edit = this.choose(n)
    this.edits.push(edit)
    this.ledger.asked(edit)
    if (edit.kind === 'company')
      this.doc.getMap('companies').set(edit.id, new Y.Map([['name', `Company ${n}`]]))
    else if (edit.kind === 'removal') this.doc.getMap('companies').delete(edit.id)
    // Large and soon replaced, so that the server has something to fold.
    else
      this.doc.getMap('notes').set(edit.id, { version: n, text: 'x'.repeat(this.random.between(10, 12_000)) })
  }

  private choose(n: number): Edit {
    const oldest = this.own[0]
    if (oldest !== undefined && this.random.percent(10)) {
      this.own.shift()
      return { kind: 'removal', id: oldest }
    }
    if (this.random.percent(12)) return { kind: 'note', id: this.name, version: n }
    const id = `${this.name}-${n}`
    this.own.push(id)
    return { kind: 'company', id }
  }

  private askWhatIsSaved(): void {
    const encoder = createEncoder()
    writeVarUint(encoder, messageFlush)
    writeVarUint(encoder, this.edits.length)
    if (this.provider.wsconnected) this.provider.ws?.send(toUint8Array(encoder))
  }
}
