/** Opening a board: where its key comes from, what the server says of it, and the session that follows. */
import { Editor } from '../../canvas/editor'
import type { Role } from '../../model/roles'
import { BoardSession } from '../../sync/session'
import { ApiError, boardFacts } from '../api'
import { readPerson } from '../person'
import { rememberBoard, rememberedBoard, updateRemembered } from '../remembered'
import { takeFreeColour } from './ownColour'

export type VisitState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'problem'; readonly error: unknown }
  | { readonly kind: 'open'; readonly editor: Editor; readonly role: Role; readonly token: string }

/** What a name is shown as while the person has not said it. */
export interface VisitOptions {
  readonly guestName: string
}

/**
 * One visit of one board. A board that this browser remembers opens at once, with or without network; the server is asked
 * meanwhile, and a changed role opens it anew. An unknown one waits for the server's word.
 */
export class Visit {
  private stateNow: VisitState = { kind: 'loading' }
  private readonly listeners = new Set<() => void>()
  private ended = false
  /** Counts questions to the server: only the answer to the last one counts. */
  private asked = 0

  constructor(
    readonly id: string,
    private readonly options: VisitOptions,
  ) {}

  get state(): VisitState {
    return this.stateNow
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  start(): void {
    this.ended = false
    window.addEventListener('hashchange', this.enter)
    this.enter()
  }

  stop(): void {
    this.ended = true
    window.removeEventListener('hashchange', this.enter)
    this.close()
    this.stateNow = { kind: 'loading' }
  }

  /** Opens with the token in the address, or with the one remembered; also tries again after a problem. */
  enter = (): void => {
    const fragment = location.hash.slice(1)
    const known = rememberedBoard(this.id)
    const token = fragment || known?.token
    if (!token) {
      this.close()
      return this.update({ kind: 'problem', error: new ApiError(401, 'no_access', 'There is no token.') })
    }
    if (known?.token === token) {
      this.open(token, known.role)
      this.keep(token, known.role, known.title)
    } else {
      this.close()
      this.update({ kind: 'loading' })
    }
    void this.ask(token)
  }

  private async ask(token: string): Promise<void> {
    const mine = ++this.asked
    const over = () => this.ended || mine !== this.asked
    try {
      const { title, role } = await boardFacts(this.id, token)
      if (over()) return
      if (this.stateNow.kind !== 'open' || this.stateNow.role !== role || this.stateNow.token !== token)
        this.open(token, role)
      this.keep(token, role, title)
    } catch (error) {
      // An open board hears from its own connection why it is refused; without network it goes on from this device.
      if (!over() && this.stateNow.kind !== 'open') this.update({ kind: 'problem', error })
    }
  }

  private open(token: string, role: Role): void {
    if (this.stateNow.kind === 'open' && this.stateNow.token === token && this.stateNow.role === role) return
    this.close()
    const person = readPerson()
    const session = new BoardSession({
      server: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
      board: this.id,
      token,
      role,
      user: { ...person, name: person.name || this.options.guestName },
    })
    takeFreeColour(session)
    session.snapshot.subscribe((change) => {
      if (change.meta) updateRemembered(this.id, { title: session.snapshot.meta.title })
    })
    this.update({ kind: 'open', editor: new Editor(session), role, token })
  }

  /**
   * The key stays in this browser; it leaves the address, where others could read it over a shoulder or in the history.
   * A host who looks through a guest's link stays host: then the address keeps the guest's key.
   */
  private keep(token: string, role: Role, title: string): void {
    const known = rememberedBoard(this.id)
    if (known && !known.ended && known.token !== token && rank(known.role) > rank(role)) return
    const kept = rememberBoard({ id: this.id, title, role, token, links: { [role]: token } })
    if (kept && location.hash) history.replaceState(history.state, '', location.pathname)
  }

  private close(): void {
    if (this.stateNow.kind !== 'open') return
    const { editor } = this.stateNow
    editor.destroy()
    editor.session.destroy()
  }

  private update(state: VisitState): void {
    this.stateNow = state
    this.listeners.forEach((listener) => listener())
  }
}

const rank = (role: Role) => ['viewer', 'participant', 'editor', 'host'].indexOf(role)
