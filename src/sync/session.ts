/** One open board: its document, its link to the server, who else is here, and undo. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Edit } from '../model/edit'
import { mayWrite, type Role } from '../model/roles'
import { BoardSnapshot } from '../model/snapshot'
import { Link, type LinkState } from './link'
import { Presence, type Person } from './presence'
import { Undo } from './undo'

export interface SessionOptions {
  /** `ws://host/sync`. */
  readonly server: string
  readonly board: string
  readonly token: string
  readonly role: Role
  readonly user: Person
  /** Keep a copy on this device; true unless said otherwise. */
  readonly offline?: boolean
  readonly WebSocketPolyfill?: typeof WebSocket
}

export class BoardSession {
  readonly doc = new Y.Doc()
  readonly snapshot: BoardSnapshot
  readonly presence: Presence
  readonly undo: Undo
  readonly link: Link
  private userNow: Person

  constructor(readonly options: SessionOptions) {
    const awareness = new Awareness(this.doc)
    this.userNow = options.user
    this.snapshot = new BoardSnapshot(this.doc)
    this.undo = new Undo(this.doc)
    this.presence = new Presence(awareness, options.user)
    this.link = new Link(this.doc, {
      server: options.server,
      board: options.board,
      part: 'board',
      token: options.token,
      awareness,
      offline: options.offline ?? true,
      ...(options.WebSocketPolyfill && { WebSocketPolyfill: options.WebSocketPolyfill }),
    })
    if (typeof window !== 'undefined') {
      window.addEventListener('online', this.wake)
      window.addEventListener('pageshow', this.wake)
      document.addEventListener('visibilitychange', this.wake)
    }
  }

  get user(): Person {
    return this.userNow
  }

  /** The board's id. */
  get board(): string {
    return this.options.board
  }

  /** Whether this role may change the board; the server decides the same way. */
  get canEdit(): boolean {
    return mayWrite(this.options.role, 'board')
  }

  get state(): LinkState {
    return this.link.state
  }

  setUser(user: Person): void {
    this.userNow = user
    this.presence.setUser(user)
  }

  /** The origin for a command of this person. @param merge see `Edit`. @param within see `Edit`. */
  edit(merge?: string, within?: number): Edit {
    return new Edit(this.userNow.name, merge, within)
  }

  destroy(): void {
    if (typeof window !== 'undefined') {
      window.removeEventListener('online', this.wake)
      window.removeEventListener('pageshow', this.wake)
      document.removeEventListener('visibilitychange', this.wake)
    }
    this.presence.destroy()
    this.undo.destroy()
    this.link.destroy()
    this.snapshot.destroy()
    this.doc.destroy()
  }

  private wake = ({ type }: Event): void => {
    if (document.visibilityState === 'visible') this.link.wake(type === 'online')
  }
}
