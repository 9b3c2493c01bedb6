/** A large board is taken in without being written out again, and nothing that follows is lost by that. */
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { addCompany, setFields } from '../../../src/model/commands'
import { Edit, together } from '../../../src/model/edit'
import { makeBoard, running, until, type Board } from '../server/world'
import { openSession } from './openSession'

const count = 1_500

/** A board of more than 256 kB. */
async function largeBoard(): Promise<Board> {
  const board = await makeBoard((await running()).url)
  const host = openSession(board, 'Host', { role: 'host' })
  await until(() => host.state.loaded)
  together(host.doc, new Edit('Host'), () => {
    for (let at = 0; at < count; at++)
      addCompany(host.doc, new Edit('Host'), {
        id: `company-${at}`,
        name: `Company ${at} `.repeat(12),
        x: at,
        y: 0,
      })
  })
  await until(() => !host.state.unsaved, 10_000)
  host.destroy()
  return board
}

it('is on the board and in the copy on this device, and Yjs encoded nothing anew for it', async () => {
  const board = await largeBoard()
  const anna = openSession(board, 'Anna', { offline: true })
  const kept = vi.spyOn(anna.link.offlineCopy!, '_storeUpdate')
  const encoded: number[] = []
  const heard = vi.fn()
  anna.link.beforeLarge(heard)
  anna.doc.on('afterTransaction', ({ origin }: { origin: unknown }) => {
    if (origin === anna.link.provider) encoded.push(anna.doc._observers.get('update')?.size ?? 0)
  })
  await until(() => anna.snapshot.companies.size === count && anna.state.loaded, 10_000)
  expect(heard).toHaveBeenCalled()
  expect(encoded).toContain(0)
  // The copy was given the bytes as they came.
  expect(kept.mock.calls.some(([update]) => (update as Uint8Array).length > 256 * 1024)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 200))
  anna.destroy()

  // Without network the copy alone has all of it.
  const later = openSession({ ...board, url: 'http://127.0.0.1:9' }, 'Anna', { offline: true })
  await until(() => later.snapshot.companies.size === count, 10_000)
})

it('is followed by edits of one’s own and of others, as ever', async () => {
  const board = await largeBoard()
  const [anna, boris] = [openSession(board, 'Anna', { offline: true }), openSession(board, 'Boris')]
  await until(
    () => [anna, boris].every((one) => one.snapshot.companies.size === count && one.state.loaded),
    10_000,
  )
  setFields(anna.doc, anna.edit(), { collection: 'companies', id: 'company-7' }, { name: 'Dairy' })
  await until(() => boris.snapshot.companies.get('company-7')?.name === 'Dairy')
  setFields(boris.doc, boris.edit(), { collection: 'companies', id: 'company-8' }, { name: 'Farm' })
  await until(() => anna.snapshot.companies.get('company-8')?.name === 'Farm')
  await until(() => !anna.state.unsaved && !boris.state.unsaved)
})
