/** The file of matches: what a program of somebody else reads. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportBoard } from '../../../src/exchange/formats'
import { addCompany, addResource, setMeta } from '../../../src/model/commands'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { edit } from '../model/board'

const now = new Date('2026-03-01T12:00:00Z')

async function matchesOf(doc: Y.Doc, language: 'en' | 'ru') {
  const options = { language, boardId: 'board', now, title: 'Harbour' }
  const file = await exportBoard('matches.json', new BoardSnapshot(doc), options)
  return JSON.parse(file!.body as string)
}

/** A power station that has fly ash left, and a cement works that says so in Russian. */
function harbour() {
  const doc = new Y.Doc()
  const company = (id: string, name: string) => addCompany(doc, edit, { id, name, x: 0, y: 0 })
  company('power', 'Power station')
  company('cement', 'Цементный завод')
  addResource(doc, edit, {
    id: 'ash',
    company: 'power',
    direction: 'offer',
    name: 'PFA, dry',
    low: '10 01 02',
  })
  addResource(doc, edit, {
    id: 'addition',
    company: 'cement',
    direction: 'need',
    name: 'минеральная добавка в цемент',
  })
  addResource(doc, edit, { id: 'own', company: 'power', direction: 'need', name: 'fly ash' })
  return doc
}

describe('matches.json', () => {
  it('has the ids, the score, why, and what speaks against it', async () => {
    const { matches, ...rest } = await matchesOf(harbour(), 'en')
    expect(rest).toEqual({})
    expect(matches).toHaveLength(1)
    const [match] = matches
    expect(Object.keys(match)).toEqual(['offer', 'need', 'score', 'reason', 'against'])
    expect(match).toMatchObject({ offer: 'ash', need: 'addition' })
    expect(match.score).toBeGreaterThan(0.3)
    expect(match.score).toBeLessThanOrEqual(1)
    expect(match.reason).toContain('Fly ash can serve as')
    for (const sentence of match.against) expect(sentence).toMatch(/\.$/)
  })

  it("speaks the board's language", async () => {
    const [match] = (await matchesOf(harbour(), 'ru')).matches
    expect(match.reason).toMatch(/^Зола-унос — минеральная добавка/)
  })

  it('is empty where nothing fits, and on an empty board', async () => {
    const doc = harbour()
    setMeta(doc, edit, { title: 'Empty' })
    doc.getMap('resources').delete('ash')
    expect(await matchesOf(doc, 'en')).toEqual({ matches: [] })
    expect(await matchesOf(new Y.Doc(), 'en')).toEqual({ matches: [] })
  })

  it('lets others have their turn while a large board is matched', async () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (let n = 0; n < 600; n++) {
        const company = addCompany(doc, edit, { id: `c${n}`, name: `Company ${n}`, x: 0, y: 0 })
        const [direction, name] =
          n % 2 ? (['offer', 'fly ash'] as const) : (['need', 'зола-унос для бетона'] as const)
        addResource(doc, edit, { id: `r${n}`, company, direction, name })
      }
    })
    let turns = 0
    const others = setInterval(() => turns++)
    const { matches } = await matchesOf(doc, 'en')
    clearInterval(others)
    expect(turns).toBeGreaterThan(3)
    const times = new Map<string, number>()
    for (const { offer, need } of matches)
      for (const id of [offer, need]) times.set(id, (times.get(id) ?? 0) + 1)
    expect(Math.max(...times.values())).toBeLessThanOrEqual(10)
    expect(matches.map(({ score }: { score: number }) => score)).toEqual(
      matches.map(({ score }: { score: number }) => score).sort((a: number, b: number) => b - a),
    )
  })
})
