/** Whether a request was made on this machine, by somebody who sits at it. */
import type { IncomingMessage } from 'node:http'

const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * The other end of the socket decides, which nobody can feign. A proxy on the same machine is at that end for everyone whom it
 * serves, and a page that points its own name at this machine makes a browser here ask for it: so what was passed on, or
 * asked for under another name than the machine's own, is not from here.
 *
 * Known limit: a proxy that says of itself nothing at all is not told apart; it must not pass on what only the operator sees.
 */
export function isFromHere({ socket, headers }: IncomingMessage): boolean {
  if (!isLoopback(socket.remoteAddress)) return false
  if (passedOn.some((name) => headers[name] !== undefined)) return false
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  return name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''))
}

export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address ?? '')
}
