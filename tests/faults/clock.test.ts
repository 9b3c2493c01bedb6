import { expect, it } from 'vitest'
import { ask, has, join, makeBoard, put, temporaryDirectory, until } from '../unit/server/world'
import { start } from './support/server'

const year = 365 * 24 * 3600 * 1000
const preload = './tests/faults/support/shiftedClock.mjs'

it('a clock that is set back by a year, at work and between two starts, costs nothing', async () => {
  const dataDir = temporaryDirectory()
  let server = await start({
    dataDir,
    preload,
    env: { CLOCK_SHIFT_MS: String(-year), CLOCK_LATER: 'yes' },
  })
  let board = await makeBoard(server.url)
  const ann = await join(board, board.tokens.editor)
  const ben = await join(board, board.tokens.viewer)
  const closed: unknown[] = []
  for (const { provider } of [ann, ben])
    provider.on('connection-close', (event) => event && closed.push(event))
  put(ann.doc, 'companies', 'before', { name: 'Before' })
  await until(() => has(ben.doc, 'companies', 'before'))

  server.signal('SIGUSR2')
  put(ann.doc, 'companies', 'back', { name: 'Back' })
  await until(() => has(ben.doc, 'companies', 'back'))
  expect((await ask('GET', `${server.url}/healthz`)).status).toBe(200)
  // Whoever guesses is stopped, and whoever has the code comes in.
  const guess = () => ask('POST', `${server.url}/api/join`, undefined, { code: 'ZZZZZZ' })
  const joined = await ask('POST', `${server.url}/api/join`, undefined, { code: board.code })
  expect(joined.status).toBe(200)
  expect((await guess()).status).toBe(404)
  // A link that was withdrawn stays withdrawn, and one that was made before the clock was set stays good.
  const links = `${server.url}/api/boards/${board.id}/links`
  const { body } = await ask('GET', links, board.tokens.host)
  const editors = body.links.find(({ role }: { role: string }) => role === 'participant')
  expect((await ask('DELETE', `${links}/${editors.id}`, board.tokens.host)).status).toBe(204)
  expect((await ask('GET', `${server.url}/api/boards/${board.id}`, board.tokens.participant)).status).toBe(
    401,
  )
  expect(closed).toEqual([])
  ann.provider.destroy()
  ben.provider.destroy()
  await server.kill()

  server = await start({ dataDir, preload, env: { CLOCK_SHIFT_MS: String(-2 * year) } })
  board = { ...board, url: server.url }
  const again = await join(board, joined.body.token)
  expect(has(again.doc, 'companies', 'back')).toBe(true)
  put(again.doc, 'companies', 'after', { name: 'After' })
  const late = await join(board, board.tokens.viewer)
  await until(() => has(late.doc, 'companies', 'after'))
  expect((await ask('GET', `${server.url}/api/boards/${board.id}`, board.tokens.participant)).status).toBe(
    401,
  )
  again.provider.destroy()
  late.provider.destroy()
  await server.kill()

  // Later edits come after earlier ones, whatever the clock says.
  server = await start({ dataDir })
  const found = await join({ ...board, url: server.url }, board.tokens.viewer)
  for (const id of ['before', 'back', 'after']) expect(has(found.doc, 'companies', id), id).toBe(true)
}, 60_000)
