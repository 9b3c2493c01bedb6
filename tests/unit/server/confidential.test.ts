import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { roles } from '../../../src/model/roles'
import { exportFormats } from '../../../src/exchange/formats'
import { ask, join, makeBoard, put, running, until, type Board, type Person } from './world'

/**
 * Everything that a file says: each part of a zip unpacked, the long lines of a calendar put together again, and the
 * headers that it came with, in which its name is.
 */
async function textOf(board: Board, format: string, token: string): Promise<string> {
  const response = await fetch(`${board.url}/api/boards/${board.id}/export/${format}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status, format).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? Object.values(unzipSync(bytes)) : [bytes]
  const text = parts.map((part) => strFromU8(part).replace(/\r\n[ \t]/g, '')).join('\n')
  return [...response.headers.values(), text].join('\n')
}

/** Fills the host's private part with records that hold the secrets, under names that the public part has too. */
function fillDesk({ doc }: Person, secrets: readonly string[]): void {
  doc.transact(() => {
    secrets.forEach((secret, at) => {
      for (const collection of ['contacts', 'companies', 'flows', 'resources', 'actions', 'notes', 'meta']) {
        const record = new Y.Map<unknown>()
        doc.getMap(collection).set(`record-${at}`, record)
        for (const field of ['name', 'text', 'resource', 'title', 'quantity', 'email', 'owner'])
          record.set(field, secret)
        record.set('notes', new Y.Text(secret))
      }
      doc.getMap('meta').set('title', secret)
    })
  })
}

/** What everyone may see, so that every format has something of it to say: the word "openly". */
function fillGround({ doc }: Person): void {
  put(doc, 'companies', 'record-0', { name: 'Openly Mill', x: 0, y: 0, w: 208, h: 104 })
  put(doc, 'companies', 'farm', { name: 'Farm', x: 400, y: 0, w: 208, h: 104 })
  put(doc, 'resources', 'record-0', { company: 'record-0', direction: 'offer', name: 'fly ash' })
  put(doc, 'resources', 'openly-need', { company: 'farm', direction: 'need', name: 'fly ash' })
  put(doc, 'flows', 'record-0', {
    from: 'record-0',
    to: 'farm',
    resource: 'straw',
    status: 'idea',
    quantity: 'openly many',
    barriers: ['technical'],
  })
  put(doc, 'actions', 'record-0', { flow: 'record-0', text: 'Ask openly', due: '2035-01-31' })
}

it('nothing of the host’s private part is in any file, for any role, the host’s own included', async () => {
  const board = await makeBoard((await running()).url)
  const [desk, ground] = [
    await join(board, board.tokens.host, 'desk'),
    await join(board, board.tokens.host, 'board'),
  ]
  fillGround(ground)
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
        for (const role of roles) {
          for (const format of exportFormats) {
            const text = await textOf(board, format, board.tokens[role])
            for (const secret of secrets) expect(text, `${format} for ${role}`).not.toContain(secret)
            // The file does hold what it is for, and this test can read it.
            expect(text.toLowerCase(), `${format} for ${role}`).toContain('openly')
          }
          const facts = await ask('GET', `${board.url}/api/boards/${board.id}`, board.tokens[role])
          expect(facts.text, role).not.toContain('secret-')
        }
      },
    ),
    { numRuns: 4 },
  )
}, 60_000)

it('a secret in the public part is found in every file, so that one that slipped there would be', async () => {
  const board = await makeBoard((await running()).url)
  const ground = await join(board, board.tokens.host, 'board')
  // Long enough to be broken over lines where a format does that, and with what formats escape.
  const secret = 'secret-7f9c, phone: +371 6700000; price 48 EUR a tonne until the end of the year'
  fillGround(ground)
  ground.doc.transact(() => {
    ;(ground.doc.getMap('flows').get('record-0') as Y.Map<unknown>).set('resource', secret)
    ;(ground.doc.getMap('flows').get('record-0') as Y.Map<unknown>).set('quantity', secret)
    ;(ground.doc.getMap('actions').get('record-0') as Y.Map<unknown>).set('text', secret)
  })
  await until(async () => (await textOf(board, 'board.json', board.tokens.host)).includes('secret-7f9c'))
  // Matches name records by their ids alone.
  for (const format of exportFormats.filter((one) => one !== 'matches.json'))
    expect(await textOf(board, format, board.tokens.viewer), format).toContain('secret-7f9c')
}, 30_000)
