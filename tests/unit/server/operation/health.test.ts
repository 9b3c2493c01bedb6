import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { afterwards, ask, logged, makeBoard, pause, rawSocket, running, until } from '../world'

describe('the health of a server', () => {
  it('is well when the store can be read and written', async () => {
    const { url } = await running()
    expect(await ask('GET', `${url}/healthz`)).toMatchObject({
      status: 200,
      body: { status: 'ok', store: { read: 'ok', write: 'ok' } },
    })
  })

  it('names what fails: a disk that takes nothing more can still be read', async () => {
    const complaints = logged()
    const { url } = await running({}, (store) => {
      store.check = () => Promise.reject(Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' }))
      return store
    })
    const { status, body } = await ask('GET', `${url}/healthz`)
    expect(status).toBe(503)
    expect(body).toEqual({
      error: 'store_failed',
      message: 'The store cannot be written.',
      store: { read: 'ok', write: 'failed' },
    })
    expect(complaints).toMatchObject([{ level: 'error', err: { code: 'SQLITE_FULL' } }])
  })

  it('names both when nothing can be read either', async () => {
    logged()
    const { url } = await running({}, (store) => {
      store.check = () => Promise.reject(new Error('gone'))
      store.board = () => Promise.reject(new Error('gone'))
      return store
    })
    const { status, body } = await ask('GET', `${url}/healthz`)
    expect([status, body.message]).toEqual([503, 'The store cannot be read and written.'])
  })

  it('asked many times a second writes to the disk once, and is looked at again soon after', async () => {
    let looks = 0
    const { url } = await running({}, (store) => {
      const check = store.check.bind(store)
      store.check = () => {
        looks++
        return check()
      }
      return store
    })
    await Promise.all(Array.from({ length: 30 }, () => ask('GET', `${url}/healthz`)))
    expect(looks).toBe(1)
    await pause(550)
    await ask('GET', `${url}/healthz`)
    expect(looks).toBe(2)
  })

  it('is not well while the server stops', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const server = await running({}, (store) => {
      const check = store.check.bind(store)
      store.check = () => held.then(check)
      return store
    })
    // Somebody who does not take leave makes the stop last.
    const board = await makeBoard(server.url)
    const slow = await rawSocket(board, board.tokens.viewer)
    slow.socket.pause()
    // One request under way keeps the connection open while the server stops; the next one on it is answered.
    const socket = connect(server.port, '127.0.0.1')
    afterwards(() => socket.destroy())
    let heard = ''
    socket.on('data', (bytes) => (heard += bytes))
    const request = 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
    socket.write(request)
    await pause(100)
    const closing = server.close()
    await pause(20)
    socket.write(request)
    letGo()
    await until(() => heard.includes('HTTP/1.1 503'))
    await closing
  })
})
