/** One suite for every store. Numbers are those of the rules in server/README.md. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Taken, type NewBoard, type Store, type TokenRow } from '../../../server/store/store'

const bytes = (...values: number[]) => Uint8Array.from(values)

const token = (changes: Partial<TokenRow> = {}): TokenRow => ({
  id: 't1',
  board: 'b',
  hash: bytes(1, 2, 3),
  role: 'host',
  kind: 'link',
  createdAt: 1_000,
  expiresAt: null,
  revokedAt: null,
  revokedFor: null,
  usedAt: null,
  ...changes,
})

const board = (changes: Partial<NewBoard> = {}): NewBoard => ({
  board: { id: 'b', title: 'Порт «Север» 🚢', language: 'ru', createdAt: Date.UTC(2026, 10, 24) },
  tokens: [token()],
  code: { code: 'ABC234', board: 'b', role: 'editor', expiresAt: 9_999 },
  log: [{ board: 'b', part: 'board', update: bytes(7) }],
  ...changes,
})

/** @param reopen gives the store again as a process that was restarted would find it. */
export function storeContract(
  name: string,
  open: () => Store,
  reopen: (store: Store) => Promise<Store>,
): void {
  describe(`the ${name} store`, () => {
    let store: Store
    beforeEach(() => {
      store = open()
    })

    it('S1 gives back after a restart what it resolved', async () => {
      await store.createBoard(board())
      const [seq] = await store.append([{ board: 'b', part: 'talk', update: bytes(0, 255, 128) }])
      store = await reopen(store)
      expect(await store.board('b')).toEqual(board().board)
      expect(await store.tokenByHash(bytes(1, 2, 3))).toEqual(token())
      expect(await store.code('ABC234')).toEqual(board().code)
      expect(await store.load('b', 'talk')).toEqual({
        snapshot: null,
        updates: [{ seq, update: bytes(0, 255, 128) }],
      })
    })

    it('S2 makes a board with all that belongs to it, or nothing of it', async () => {
      await store.createBoard(board())
      const second = board({
        board: { ...board().board, id: 'c' },
        tokens: [token({ id: 't2', board: 'c', hash: bytes(9) })],
        code: { ...board().code, board: 'c' },
        log: [{ board: 'c', part: 'board', update: bytes(8) }],
      })
      await expect(store.createBoard(second)).rejects.toThrow(Taken)
      expect(await store.board('c')).toBeNull()
      expect(await store.tokenByHash(bytes(9))).toBeNull()
      expect((await store.load('c', 'board')).updates).toEqual([])
    })

    it('S3 numbers updates upwards in the order they were given, across boards and restarts', async () => {
      const first = await store.append([
        { board: 'b', part: 'board', update: bytes(1) },
        { board: 'c', part: 'desk', update: bytes(2) },
        { board: 'b', part: 'board', update: bytes(3) },
      ])
      await store.fold('b', 'board', {
        upto: first[2]!,
        state: bytes(1),
        vector: bytes(0),
        deletes: bytes(0, 0),
        whole: true,
      })
      store = await reopen(store)
      const second = await store.append([{ board: 'b', part: 'board', update: bytes(4) }])
      const all = [...first, ...second]
      expect(all).toEqual([...all].sort((a, b) => a - b))
      expect(new Set(all).size).toBe(4)
    })

    it('S4 keeps parts and boards apart', async () => {
      await store.append([
        { board: 'b', part: 'board', update: bytes(1) },
        { board: 'b', part: 'desk', update: bytes(2) },
        { board: 'c', part: 'board', update: bytes(3) },
      ])
      const updates = async (id: string, part: 'board' | 'desk') =>
        (await store.load(id, part)).updates.map(({ update }) => [...update])
      expect(await updates('b', 'board')).toEqual([[1]])
      expect(await updates('b', 'desk')).toEqual([[2]])
      expect(await updates('c', 'board')).toEqual([[3]])
      expect(await updates('c', 'desk')).toEqual([])
    })

    it('S5 puts a snapshot in place of exactly the updates inside it', async () => {
      const seqs = await store.append(
        [1, 2, 3].map((n) => ({ board: 'b', part: 'board' as const, update: bytes(n) })),
      )
      const snapshot = {
        upto: seqs[1]!,
        state: bytes(5, 6),
        vector: bytes(1),
        deletes: bytes(2),
        whole: false,
      }
      await store.fold('b', 'board', snapshot)
      store = await reopen(store)
      expect(await store.load('b', 'board')).toEqual({
        snapshot,
        updates: [{ seq: seqs[2], update: bytes(3) }],
      })
      const later = { ...snapshot, upto: seqs[2]!, whole: true }
      await store.fold('b', 'board', later)
      expect(await store.load('b', 'board')).toEqual({ snapshot: later, updates: [] })
      await store.fold('b', 'board', snapshot)
      expect(await store.load('b', 'board')).toEqual({ snapshot: later, updates: [] })
    })

    it('S12 gives nothing for sound that was set aside, and numbers on', async () => {
      const seqs = await store.append(
        [1, 2, 3].map((n) => ({ board: 'b', part: 'board' as const, update: bytes(n) })),
      )
      const snapshot = { upto: seqs[0]!, state: bytes(5), vector: bytes(1), deletes: bytes(2), whole: true }
      await store.fold('b', 'board', snapshot)
      const readable = { ...snapshot, state: bytes(6) }
      await store.setAside(
        'b',
        'board',
        [
          { seq: seqs[1]!, reason: 'cannot be read' },
          { seq: null, reason: 'is not as it was written' },
        ],
        readable,
      )
      store = await reopen(store)
      expect(await store.load('b', 'board')).toEqual({
        snapshot: readable,
        updates: [{ seq: seqs[2], update: bytes(3) }],
      })
      await store.setAside('b', 'board', [{ seq: null, reason: 'cannot be read' }], null)
      expect((await store.load('b', 'board')).snapshot).toBeNull()
      const [next] = await store.append([{ board: 'b', part: 'board', update: bytes(4) }])
      expect(next).toBeGreaterThan(seqs[2]!)
    })

    it('S6 writes an update and the answer to its request together, and keeps the first answer', async () => {
      const entry = { board: 'b', part: 'talk' as const, update: bytes(1) }
      await store.append([{ ...entry, once: { key: 'card 1', answer: 'first' } }])
      await store.append([{ ...entry, once: { key: 'card 1', answer: 'second' } }])
      expect(await store.answer('b', 'card 1')).toBe('first')
      expect(await store.answer('b', 'card 2')).toBeNull()
      expect(await store.answer('c', 'card 1')).toBeNull()
    })

    it('S7 revokes a token once, and only on its own board', async () => {
      await store.addToken(token())
      expect(await store.revokeToken('other', 't1', 5)).toBe(false)
      expect(await store.revokeToken('b', 't1', 5)).toBe(true)
      expect(await store.revokeToken('b', 't1', 6)).toBe(false)
      expect((await store.tokens('b')).map(({ revokedAt }) => revokedAt)).toEqual([5])
      expect(await store.expireToken('b', 't1', 9)).toBe(false)
      expect(await store.replaceToken('t1', token({ id: 't2', hash: bytes(2) }), 7)).toBe(false)
      expect(await store.tokens('b')).toHaveLength(1)
    })

    it('S14 replaces a token whole, changes when it expires, and notes when it was used', async () => {
      await store.addToken(token())
      expect(await store.replaceToken('t1', token({ id: 't2', board: 'other', hash: bytes(2) }), 5)).toBe(
        false,
      )
      expect(await store.replaceToken('t1', token({ id: 't2', hash: bytes(2) }), 5)).toBe(true)
      expect(await store.expireToken('other', 't2', 9)).toBe(false)
      expect(await store.expireToken('b', 't2', 9)).toBe(true)
      await store.markUsed(
        new Map([
          ['t2', 77],
          ['nobody', 78],
        ]),
      )
      store = await reopen(store)
      expect(await store.tokens('b')).toEqual([
        token({ revokedAt: 5, revokedFor: 'revoked' }),
        token({ id: 't2', hash: bytes(2), expiresAt: 9, usedAt: 77 }),
      ])
    })

    it('S15 ends a session: only links of hosts are left, no code, and other boards keep theirs', async () => {
      await store.createBoard(
        board({
          tokens: [
            token({ id: 'host' }),
            token({ id: 'editor', hash: bytes(2), role: 'editor' }),
            token({ id: 'typed', hash: bytes(3), role: 'viewer', kind: 'join' }),
            token({ id: 'before', hash: bytes(4), role: 'viewer', revokedAt: 1, revokedFor: 'revoked' }),
          ],
        }),
      )
      await store.addToken(token({ id: 'elsewhere', board: 'c', hash: bytes(5), role: 'editor' }))
      expect((await store.endSession('b', 50)).sort()).toEqual(['editor', 'typed'])
      store = await reopen(store)
      const endings = (await store.tokens('b')).map(({ id, revokedAt, revokedFor }) => [
        id,
        revokedAt,
        revokedFor,
      ])
      expect(endings).toEqual([
        ['host', null, null],
        ['editor', 50, 'session'],
        ['typed', 50, 'session'],
        ['before', 1, 'revoked'],
      ])
      expect((await store.tokens('c'))[0]?.revokedAt).toBeNull()
      expect(await store.codeOf('b')).toBeNull()
      expect(await store.dropCode('b')).toBe(false)
    })

    it('S8 has one code a board and one board a code', async () => {
      await store.createBoard(board())
      await store.setCode({ code: 'XYZ789', board: 'b', role: 'participant', expiresAt: 1 })
      expect(await store.code('ABC234')).toBeNull()
      expect(await store.codeOf('b')).toEqual({
        code: 'XYZ789',
        board: 'b',
        role: 'participant',
        expiresAt: 1,
      })
      await store.setCode({ code: 'ABC234', board: 'c', role: 'editor', expiresAt: 1 })
      await expect(
        store.setCode({ code: 'XYZ789', board: 'c', role: 'editor', expiresAt: 1 }),
      ).rejects.toThrow(Taken)
      expect((await store.codeOf('c'))?.code).toBe('ABC234')
    })

    it('S9 says whether it can write and read', async () => {
      await store.check()
      await store.close()
      await expect(store.check()).rejects.toThrow()
    })

    it('S10 takes hostile text as text', async () => {
      const name = `'); DROP TABLE boards; -- ${'я'.repeat(10_000)}`
      await store.createBoard(board({ board: { ...board().board, title: name } }))
      expect((await store.board('b'))?.title).toBe(name)
      expect(await store.board("b' OR '1'='1")).toBeNull()
    })

    it('S11 refuses text with a NUL rather than keep half of it', async () => {
      await store.createBoard(board())
      await expect(store.retitle('b', 'half\0lost')).rejects.toThrow(/NUL/)
      await expect(store.board('b\0')).rejects.toThrow(/NUL/)
    })

    it('S14 deletes a board with all that belongs to it, and nothing of another', async () => {
      await store.createBoard(board())
      const other = { id: 't2', board: 'c', hash: bytes(9) }
      await store.createBoard({
        board: { ...board().board, id: 'c' },
        tokens: [token(other)],
        code: { code: 'XYZ789', board: 'c', role: 'editor', expiresAt: 9_999 },
        log: [{ board: 'c', part: 'board', update: bytes(8), once: { key: 'k', answer: '1' } }],
      })
      const [seq] = await store.append([
        { board: 'b', part: 'talk', update: bytes(5), once: { key: 'k', answer: '2' } },
      ])
      await store.fold('b', 'board', {
        upto: seq!,
        state: bytes(1),
        vector: bytes(0),
        deletes: bytes(0, 0),
        whole: true,
      })
      expect(await store.keeping.deleteBoard('b')).toBe(true)
      expect(await store.keeping.deleteBoard('b')).toBe(false)
      await store.keeping.overwriteDeleted()
      store = await reopen(store)
      expect(await store.board('b')).toBeNull()
      expect(await store.tokens('b')).toEqual([])
      expect(await store.tokenByHash(bytes(1, 2, 3))).toBeNull()
      expect(await store.code('ABC234')).toBeNull()
      expect(await store.answer('b', 'k')).toBeNull()
      for (const part of ['board', 'talk', 'desk'] as const)
        expect(await store.load('b', part)).toEqual({ snapshot: null, updates: [] })
      expect((await store.board('c'))?.id).toBe('c')
      expect(await store.tokens('c')).toHaveLength(1)
      expect((await store.codeOf('c'))?.code).toBe('XYZ789')
      expect(await store.answer('c', 'k')).toBe('1')
      expect((await store.load('c', 'board')).updates).toHaveLength(1)
      expect((await store.keeping.facts()).boards).toBe(1)
    })

    it('S15 knows which boards were left alone, longest first', async () => {
      const made = board().board.createdAt
      await store.createBoard(board())
      await store.createBoard({
        board: { ...board().board, id: 'c', createdAt: made + 1 },
        tokens: [],
        code: { code: 'XYZ789', board: 'c', role: 'editor', expiresAt: 9_999 },
        log: [],
      })
      const { keeping } = store
      expect(await keeping.unusedSince(made)).toEqual([])
      expect(await keeping.unusedSince(made + 2)).toEqual(['b', 'c'])
      await keeping.touch(['b', 'nowhere'], made + 5)
      await keeping.touch(['b'], made + 3)
      expect(await keeping.unusedSince(made + 5)).toEqual(['c'])
      expect(await keeping.unusedSince(made + 6)).toEqual(['c', 'b'])
      await keeping.clear('c', 'desk', made + 6)
      expect(await keeping.unclearedSince(made + 6)).toEqual(['b'])
      expect(await keeping.unusedSince(made + 6)).toEqual(['c', 'b'])
      await keeping.touch(['c'], made + 8)
      store = await reopen(store)
      expect(await store.keeping.unclearedSince(made + 9)).toEqual(['b', 'c'])
    })
  })
}
