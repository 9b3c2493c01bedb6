import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import { awarenessMessage, keepalive } from '../../../server/rooms/wire'
import { defaultSettings } from '../../../server/settings'
import { connect, join, makeBoard, pause, rawSocket, running, until, type Person } from './world'

const states = (person: Person) => person.provider.awareness.getStates()
const stateOf = (viewer: Person, of: Person) => states(viewer).get(of.doc.clientID)

/** An awareness message that speaks for a client. */
const speakFor = (id: number, clock: number, state: unknown) =>
  awarenessMessage(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }),
  )

describe('people in a room', () => {
  it('see who is here, who comes and who goes', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    ann.provider.awareness.setLocalState({ user: { name: 'Ann' } })
    const ben = await join(board, board.tokens.viewer)
    ben.provider.awareness.setLocalState({ user: { name: 'Бен' } })
    await until(() => stateOf(ben, ann)?.user.name === 'Ann' && stateOf(ann, ben)?.user.name === 'Бен')
    ben.provider.disconnect()
    await until(() => !states(ann).has(ben.doc.clientID))
  })

  it('see one who lost the line and came back', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    ben.provider.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
    await until(() => stateOf(ann, ben)?.cursor)
    ben.provider.ws?.close()
    await until(() => !states(ann).has(ben.doc.clientID))
    await until(() => ben.provider.synced)
    ben.provider.awareness.setLocalState({ cursor: { x: 2, y: 2 } })
    await until(() => stateOf(ann, ben)?.cursor.x === 2)
  })

  it('twenty with moving hands get few messages, each about all', async () => {
    const board = await makeBoard((await running()).url)
    const people: Person[] = []
    for (let i = 0; i < 20; i++) people.push(await join(board, board.tokens.editor))
    const watcher = await rawSocket(board, board.tokens.viewer)
    await pause(200)
    const before = watcher.messages.length
    const started = performance.now()
    for (let step = 0; step < 20; step++) {
      for (const { provider } of people) provider.awareness.setLocalState({ cursor: { x: step, y: step } })
      await pause(50)
    }
    const seconds = (performance.now() - started) / 1000
    const received = watcher.messages.length - before
    expect(received / seconds).toBeLessThanOrEqual(25)
    await until(() => people.every((seen) => stateOf(people[0] as Person, seen)?.cursor.x === 19))
  })

  it('are all told to whoever asks', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    ann.provider.awareness.setLocalState({ user: { name: 'Ann' } })
    const asker = await rawSocket(board, board.tokens.viewer)
    await pause(120)
    asker.messages.length = 0
    asker.socket.send(Uint8Array.of(3))
    await until(() => asker.messages.some((message) => Buffer.from(message).includes('Ann')))
  })
})

describe('one who speaks for another', () => {
  it('is not heard', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    ann.provider.awareness.setLocalState({ user: { name: 'Ann' } })
    await until(() => stateOf(ben, ann)?.user.name === 'Ann')
    const impostor = await rawSocket(board, board.tokens.editor)
    impostor.socket.send(speakFor(ann.doc.clientID, 1_000, { user: { name: 'Not Ann' } }))
    impostor.socket.send(speakFor(ann.doc.clientID, 1_001, null))
    await pause(150)
    expect(stateOf(ben, ann)?.user.name).toBe('Ann')
    expect(ann.provider.wsconnected).toBe(true)
  })

  it('does not bring back one who left', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    ben.provider.awareness.setLocalState({ user: { name: 'Ben' } })
    await until(() => stateOf(ann, ben)?.user)
    const clock = ben.provider.awareness.meta.get(ben.doc.clientID)?.clock as number
    const echoing = await rawSocket(board, board.tokens.editor)
    ben.provider.disconnect()
    await until(() => !states(ann).has(ben.doc.clientID))
    echoing.socket.send(speakFor(ben.doc.clientID, clock, { user: { name: 'Ben' } }))
    await pause(120)
    const carl = await join(board, board.tokens.editor)
    await pause(50)
    expect(states(carl).has(ben.doc.clientID)).toBe(false)
  })
})

describe('presence that is too large', () => {
  it('is left out, and its owner is told and stays', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    ben.provider.awareness.setLocalState({ selection: 'x'.repeat(defaultSettings.maxPresenceBytes) })
    await until(() => ben.denied.length > 0)
    expect(ben.denied[0]).toMatch(/too large/)
    ben.provider.awareness.setLocalState({ selection: 'small' })
    await until(() => stateOf(ann, ben)?.selection === 'small')
  })
})

describe('a silent line', () => {
  it('is kept alive by an empty message', async () => {
    const board = await makeBoard((await running({ keepaliveMs: 60, sweepMs: 10 })).url)
    const { messages } = await rawSocket(board, board.tokens.viewer)
    await until(
      () => messages.filter((message) => Buffer.from(message).equals(Buffer.from(keepalive))).length > 2,
    )
    const ann = connect(board, board.tokens.editor)
    await until(() => ann.provider.synced)
    await pause(150)
    expect(ann.provider.wsconnected).toBe(true)
  })
})
