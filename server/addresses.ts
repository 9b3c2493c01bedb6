/** The addresses that people can open. */
import { networkInterfaces } from 'node:os'

/** @returns URLs, this machine's own first; those of the local network when the server listens to it. */
export function addressesToOpen(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  if (!everywhere) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}/`]
  const lan = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && address.family === 'IPv4' && !address.internal)
    .map((address) => address?.address)
  return ['127.0.0.1', ...lan].map((address) => `http://${address}:${port}/`)
}
