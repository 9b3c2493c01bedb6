import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { roles, type Role } from '../../../src/model/roles'
import { exportFormats } from '../../../src/exchange/formats'
import { ask, join, makeBoard, running, until, type Board, type Person } from './world'

/** All text of a file, unpacked where it is a workbook. */
async function textOf(board: Board, format: string, token: string): Promise<string> {
  const response = await fetch(`${board.url}/api/boards/${board.id}/export/${format}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status, format).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!format.endsWith('.xlsx')) return bytes.toString('utf8')
  return JSON.stringify(await readXlsx(bytes))
}

/** Fills the host's private part with records that hold the secrets, under names that the public part has too. */
function fillDesk({ doc }: Person, secrets: readonly string[]): void {
  doc.transact(() => {
    secrets.forEach((secret, at) => {
      for (const collection of ['contacts', 'companies', 'flows', 'resources', 'notes', 'meta']) {
        const record = new Y.Map<unknown>()
        doc.getMap(collection).set(`record-${at}`, record)
        record.set('name', secret)
        record.set('notes', new Y.Text(secret))
        record.set('quantity', secret)
      }
    })
  })
}

it('nothing of the host’s private part is in any file, for any role, the host’s own included', async () => {
  const board = await makeBoard((await running()).url)
  const [desk, ground] = [
    await join(board, board.tokens.host, 'desk'),
    await join(board, board.tokens.host, 'board'),
  ]
  ground.doc.transact(() => {
    const put = (collection: string, id: string, fields: object) =>
      ground.doc.getMap(collection).set(id, new Y.Map(Object.entries(fields)))
    put('companies', 'record-0', { name: 'Mill', x: 0, y: 0, w: 208, h: 104 })
    put('companies', 'farm', { name: 'Farm', x: 400, y: 0, w: 208, h: 104 })
    put('resources', 'record-0', { company: 'record-0', direction: 'offer', name: 'fly ash' })
    put('resources', 'need', { company: 'farm', direction: 'need', name: 'fly ash' })
    put('flows', 'record-0', { from: 'record-0', to: 'farm', resource: 'straw', status: 'idea' })
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.uuid().map((id) => `secret-${id}`),
        { minLength: 1, maxLength: 4 },
      ),
      async (secrets) => {
        fillDesk(desk, secrets)
        const check = await join(board, board.tokens.host, 'desk')
        await until(() => JSON.stringify(check.doc.getMap('contacts').toJSON()).includes(secrets.at(-1)!))
        check.provider.destroy()
        for (const role of roles)
          for (const format of exportFormats) {
            const text = await textOf(board, format, board.tokens[role])
            for (const secret of secrets) expect(text, `${format} for ${role}`).not.toContain(secret)
          }
      },
    ),
    { numRuns: 4 },
  )
  const facts = await ask('GET', `${board.url}/api/boards/${board.id}`, board.tokens.viewer)
  expect(facts.text).not.toContain('secret-')
  // The files do hold what they are for.
  const list = async (role: Role) => textOf(board, 'synergies.xlsx', board.tokens[role])
  expect(await list('viewer')).toContain('straw')
}, 60_000)
