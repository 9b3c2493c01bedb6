/** What this product's wire adds to `y-websocket`; shared by client and server. */

/**
 * Message type of a flush: the client sends `varuint 100, varuint n`; the server answers the same once everything that this
 * connection sent before is on disk. Whoever never asks never hears of it.
 */
export const messageFlush = 100

/** Why the server ended a connection. 44xx is final (`y-websocket` stops), 45xx means "try again". */
export const closeCodes = {
  malformed: 4400,
  unauthorised: 4401,
  forbidden: 4403,
  noBoard: 4404,
  tooLarge: 4413,
  tooSlow: 4508,
  tooMany: 4529,
  tooFast: 4530,
} as const

/** Why a token does not let anyone in any more: the reason given with `unauthorised`, also to those whom it lets go. */
export const endings = {
  revoked: 'token revoked',
  expired: 'token expired',
  session: 'session ended',
} as const
export type Ending = keyof typeof endings

/** How deep lists and objects may lie in each other inside one value of the document; the server takes no deeper ones. */
export const deepestValue = 64

/** The subprotocol that every connection names; the token is the next one in the list. */
export const subprotocol = 'symbiosis'

/** How the reason begins when a write is denied because the role may not write. */
export const readOnly = 'read-only'

/** How it begins when a write could not be brought to the server's disk; the server asks for it again by itself. */
export const notSaved = 'not-saved'
