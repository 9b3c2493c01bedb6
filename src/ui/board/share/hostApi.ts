/** What a host asks of the server about keys to a board. */
import type { Role } from '../../../model/roles'
import { call } from '../../api'

export interface IssuedLink {
  readonly id: string
  readonly role: Role
  /** `join`: made for one person who typed the code. */
  readonly kind: 'link' | 'join'
  /** Moments are ISO 8601. */
  readonly createdAt: string
  /** `null`: never. */
  readonly expiresAt: string | null
  readonly revoked: boolean
  /** The host's own. */
  readonly own: boolean
  /** Windows that are open by it now. */
  readonly inUse: number
  readonly lastUsedAt: string | null
}

export interface Keys {
  readonly links: readonly IssuedLink[]
  /** Addresses of the server itself, as it sees them. */
  readonly addresses: readonly string[]
}

export type CodeRole = Exclude<Role, 'host'>

export interface JoinCode {
  readonly code: string
  readonly role: CodeRole
  readonly expiresAt: string
}

export interface CodeWishes {
  readonly role?: CodeRole
  readonly expiresInHours?: number
}

/** A link that was just made; its token is told this once. */
export interface FreshLink {
  readonly id: string
  readonly token: string
}

/** Speaks for one host of one board. */
export class HostApi {
  constructor(
    private readonly board: string,
    private readonly token: string,
  ) {}

  keys = (): Promise<Keys> => this.call('GET', 'links')
  /** @param expiresInDays `null`: never; the server's own choice when left out. */
  make = (role: Role, expiresInDays?: number | null): Promise<FreshLink> =>
    this.call('POST', 'links', { role, expiresInDays })
  expire = (id: string, expiresInDays: number | null): Promise<unknown> =>
    this.call('PATCH', `links/${id}`, { expiresInDays })
  rotate = (id: string): Promise<FreshLink> => this.call('POST', `links/${id}/rotate`)
  revoke = (id: string): Promise<unknown> => this.call('DELETE', `links/${id}`)
  /** Lets everybody but hosts go. */
  end = (): Promise<{ closed: number }> => this.call('POST', 'end')
  code = (): Promise<JoinCode> => this.call('GET', 'code')
  newCode = (wishes: CodeWishes): Promise<JoinCode> => this.call('POST', 'code', wishes)
  changeCode = (wishes: CodeWishes): Promise<JoinCode> => this.call('PATCH', 'code', wishes)
  dropCode = (): Promise<unknown> => this.call('DELETE', 'code')

  private call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call(method, `/api/boards/${this.board}/${path}`, { token: this.token, body })
  }
}
