/** Under which address others find this board. */

/** The machine itself: nobody else can open such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')
}

/**
 * @param here origin of this page. @param server addresses that the server has.
 * @returns origins that others can open, the best first; empty when this page is open by an address of this machine alone and
 * the server listens to no other.
 */
export function originsForOthers(here: string, server: readonly string[]): readonly string[] {
  const found = new URL(here)
  if (!isLoopback(found.hostname)) return [here]
  return server
    .map((address) => new URL(address))
    .flatMap((one) => (isLoopback(one.hostname) ? [] : [one.origin]))
}
