/** What one server keeps count of, for all who use it. */
import type { FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { HttpError } from '../http/errors'
import type { Settings } from '../settings'
import { addressOf } from './address'
import { Allowances, type Rate } from './allowance'
import { Visits } from './visits'

const minute = 60
const day = 24 * 60 * minute

/** `count` at once, and as many again within `seconds`. */
const within = (count: number, seconds: number): Rate => ({ burst: count, perSecond: count / seconds })

/** How long wrong codes are held against an address, seconds. */
const codeSeconds = 10 * minute

/** Key of what is counted for everybody together. */
const everybody = ''

export class Limits {
  readonly visits: Visits
  private readonly wrongCodes: readonly [all: Allowances, each: Allowances]
  private readonly boards: readonly [all: Allowances, each: Allowances]
  private readonly joins: Allowances
  private readonly cards: Allowances
  private readonly imports: Allowances
  private readonly exports: Allowances

  constructor(private readonly settings: Settings) {
    const { settings: set } = this
    this.visits = new Visits(set)
    this.wrongCodes = pair(set.maxWrongCodes, set.maxWrongCodesPerAddress, codeSeconds)
    this.boards = pair(set.maxBoardsPerDay, set.maxBoardsPerDayPerAddress, day)
    this.joins = new Allowances(within(set.maxJoinsPerMinute, minute))
    this.cards = new Allowances(within(set.maxCardsPerMinute, minute))
    this.imports = new Allowances(within(set.maxImportsPerMinute, minute))
    this.exports = new Allowances(within(set.maxExportsPerMinute, minute))
  }

  addressOf(request: IncomingMessage): string {
    return addressOf(request, this.settings.trust)
  }

  /** Before a join code is looked up. @throws HttpError 429 after too many wrong ones. */
  mayTryCode(request: FastifyRequest): void {
    const [all, each] = this.wrongCodes
    const wait = Math.max(all.wait(everybody), each.wait(this.addressOf(request.raw)))
    if (wait > 0)
      throw new HttpError(429, 'too_many', `Too many wrong codes; try again in ${wait} s.`, 'code', wait)
  }

  /** Only wrong codes count: a room of people behind one hotel address joins freely, someone guessing does not. */
  codeWasWrong(request: FastifyRequest): void {
    const [all, each] = this.wrongCodes
    all.take(everybody)
    each.take(this.addressOf(request.raw))
  }

  /** Counts a board that is about to be made. @throws HttpError 403 where nobody may, 429 after too many in a day. */
  mayMakeBoard(request: FastifyRequest): void {
    if (this.settings.maxBoardsPerDay === 0)
      throw new HttpError(403, 'closed', 'New boards are made by whoever runs this server.')
    const [all, each] = this.boards
    const address = this.addressOf(request.raw)
    const wait = Math.max(all.wait(everybody), each.wait(address))
    if (wait > 0)
      throw new HttpError(
        429,
        'too_many_boards',
        `Enough boards have been made for now; try again in ${wait} s.`,
        undefined,
        wait,
      )
    all.take(everybody)
    each.take(address)
  }

  /** With a right code: each makes a token. */
  mayJoin = (request: FastifyRequest) => this.count(this.joins, request, 'people joining')
  mayPutCard = (request: FastifyRequest) => this.count(this.cards, request, 'cards')
  mayImport = (request: FastifyRequest) => this.count(this.imports, request, 'imports')
  mayExport = (request: FastifyRequest) => this.count(this.exports, request, 'exports')

  /** @throws HttpError 429 */
  private count(allowances: Allowances, request: FastifyRequest, what: string): void {
    const address = this.addressOf(request.raw)
    if (allowances.take(address)) return
    const wait = allowances.wait(address)
    throw new HttpError(
      429,
      'too_many',
      `Too many ${what} from this address; try again in ${wait} s.`,
      undefined,
      wait,
    )
  }
}

function pair(inAll: number, each: number, seconds: number): readonly [Allowances, Allowances] {
  return [new Allowances(within(inAll, seconds)), new Allowances(within(each, seconds))]
}
