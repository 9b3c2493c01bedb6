/** Whose request it is: the address that limits count by. */
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import proxyAddress from '@fastify/proxy-addr'

export type Trust = (address: string, hop: number) => boolean

/**
 * @param proxies addresses, ranges (`10.0.0.0/8`) and the words `loopback`, `linklocal`, `uniquelocal`, separated by commas;
 * empty trusts nobody.
 * @throws TypeError where that cannot be read.
 */
export function trustIn(proxies: string): Trust {
  const list = proxies
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return list.length === 0 ? () => false : proxyAddress.compile(list)
}

/**
 * The address of whoever asks. Behind a trusted proxy it is what the proxy says in `X-Forwarded-For`; what anyone else says
 * there is not believed. A household has a /64 of IPv6, so the rest is left out.
 */
export function addressOf(request: IncomingMessage, trust: Trust): string {
  // A socket that is gone has no address any more.
  return network((proxyAddress(request, trust) as string | undefined) ?? 'gone')
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1] as string
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%', 1)[0] as string).split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
