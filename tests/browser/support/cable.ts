/** A network that a test can take away and give back. */
import net from 'node:net'

/** A network between a person and the server that can be cut and mended. */
export interface Cable {
  readonly url: string
  cut(): void
  mend(): void
  close(): void
}

export async function cableTo(url: string): Promise<Cable> {
  const ends = new Set<net.Socket>()
  let up = true
  const listener = net.createServer((near) => {
    if (!up) return void near.destroy()
    const far = net.connect(Number(new URL(url).port), '127.0.0.1')
    const end = () => [near, far].forEach((one) => (one.destroy(), ends.delete(one)))
    for (const one of [near, far]) ends.add(one.on('error', end).on('close', end))
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
  const cutAll = () => ends.forEach((one) => one.destroy())
  return {
    url: `http://127.0.0.1:${(listener.address() as net.AddressInfo).port}`,
    cut: () => ((up = false), cutAll()),
    mend: () => (up = true),
    close: () => (listener.close(), cutAll()),
  }
}
