/** Matching that goes on beside the page: what the page is told, when, and what it costs. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { addFlow, addResource, removeRecords, setFields } from '../../../../src/model/commands'
import { acceptMatch, markMatch } from '../../../../src/model/commands/matches'
import { matchKey } from '../../../../src/model/matchRefs'
import { knowledge } from '../../analysis/matching/world'
import { edit } from '../../model/board'
import { Page, patience, region } from './beside'

let page: Page
afterEach(() => page.doc.destroy())

const open = (...about: ConstructorParameters<typeof Page>) => (page = new Page(...about))
/** Waits until something is so. */
const until = (check: () => void) => vi.waitFor(check, patience)
const keys = (matches: readonly { offer: string; need: string }[]) => matches.map(matchKey)

describe('what the page is told', () => {
  it('is what the board itself would say, of each offer and need and of the whole board', async () => {
    const { board, doc, matching } = open(region(60))
    markMatch(doc, edit, page.truth('o0')[0]!, 'later')
    markMatch(doc, edit, page.truth('o1')[0]!, 'dismissed')
    matching.want({ listed: 1_000, counted: 0 })
    for (const id of board.resources.keys()) matching.ofResource(id)
    await page.settled()
    await until(() => expect(matching.isListed(1) && !matching.isWaiting).toBe(true))
    const truth = new BoardMatches(board, knowledge)
    truth.rank()
    const isOpen = (match: { offer: string; need: string }) => matching.marks.get(match) === undefined
    await until(() => {
      for (const id of board.resources.keys())
        expect(matching.ofResource(id)).toEqual(truth.of(id).filter(isOpen))
    })
    expect(matching.all()).toEqual(truth.best().filter(isOpen))
    expect(matching.all().length).toBeGreaterThan(50)
    await until(() => expect(matching.marked('later')).toHaveLength(1))
    for (const match of matching.marked('later'))
      expect(truth.between(match.offer, match.need)).toEqual(match)
    const ash = knowledge.base.numberOf('fly-ash')!
    await until(() => expect(matching.ofConcepts([ash]).length).toBeGreaterThan(1))
    for (const [id, concept] of matching.ofConcepts([ash])) expect(truth.conceptOf(id)).toBe(concept)
  })

  it('follows what is typed, said otherwise and taken away', async () => {
    const { doc, matching } = open()
    const offer = page.put('offer', 'fly ash')
    await page.settled()
    expect(matching.ofResource(offer)).toEqual([])
    const need = page.put('need', 'зола-унос')
    await until(() => expect(keys(matching.ofResource(offer))).toEqual([`${offer}:${need}`]))
    expect(matching.ofResource(offer)).toEqual(page.truth(offer))
    expect(keys(matching.ofCompany(page.companyOf(offer)))).toEqual([`${offer}:${need}`])
    setFields(doc, edit, { collection: 'resources', id: need }, { name: 'whey' })
    await until(() => expect(matching.ofResource(offer)).toEqual([]))
    setFields(doc, edit, { collection: 'resources', id: need }, { name: 'PFA' })
    await until(() => expect(matching.ofResource(offer)).toHaveLength(1))
    removeRecords(doc, edit, [{ collection: 'companies', id: page.companyOf(need) }])
    await until(() => expect(matching.ofResource(offer)).toEqual([]))
  })

  it('follows what a company says of itself', async () => {
    const { doc, matching } = open()
    const [offer, need] = [page.put('offer', 'fly ash'), page.put('need', 'fly ash')]
    matching.ofResource(offer)
    await until(() => expect(matching.ofResource(offer)).toHaveLength(1))
    for (const [id, country] of [
      [page.companyOf(offer), 'FI'],
      [page.companyOf(need), 'RU'],
    ] as const)
      setFields(doc, edit, { collection: 'companies', id }, { country })
    await until(() => expect(matching.ofResource(offer)[0]!.against.length).toBeGreaterThan(0))
    expect(matching.ofResource(offer)).toEqual(page.truth(offer))
  })

  it('leaves out what flows and what was put aside, at once and for good, until it is taken back', async () => {
    const { board, doc, matching } = open()
    const [offer, need] = [page.put('offer', 'fly ash'), page.put('need', 'fly ash')]
    matching.want({ listed: 10, counted: 0 })
    matching.ofResource(offer)
    await until(() => expect(matching.all()).toHaveLength(1))
    const all = () => [matching.all(), matching.ofResource(offer)]

    const flow = acceptMatch(doc, edit, board.resources.get(offer)!, board.resources.get(need)!)
    expect(all()).toEqual([[], []])
    await until(() => expect(page.work.told.findLast(({ kind }) => kind === 'list')).toMatchObject(empty))
    removeRecords(doc, edit, [{ collection: 'flows', id: flow }])
    await until(() => expect(all().map(({ length }) => length)).toEqual([1, 1]))

    markMatch(doc, edit, { offer, need }, 'dismissed')
    expect(all()).toEqual([[], []])
    await until(() => expect(page.work.told.findLast(({ kind }) => kind === 'list')).toMatchObject(empty))
    markMatch(doc, edit, { offer, need }, null)
    await until(() => expect(all().map(({ length }) => length)).toEqual([1, 1]))

    // Of the same resource by name, though made from neither.
    addFlow(doc, edit, { from: page.companyOf(offer), to: page.companyOf(need), resource: 'PFA' })
    await until(() => expect(all()).toEqual([[], []]))
  })
  const empty = { list: { matches: [], done: true } }

  it('stands until another answer has come', async () => {
    const { doc, matching } = open()
    const [offer] = [page.put('offer', 'fly ash'), page.put('need', 'fly ash')]
    matching.ofResource(offer)
    await until(() => expect(matching.ofResource(offer)).toHaveLength(1))
    const seen: number[] = []
    matching.subscribe(() => seen.push(matching.ofResource(offer).length))
    page.put('need', 'PFA')
    setFields(doc, edit, { collection: 'resources', id: offer }, { quantity: 40, unit: 't', period: 'year' })
    await until(() => expect(matching.ofResource(offer)).toHaveLength(2))
    expect(Math.min(...seen)).toBe(1)
  })
})

describe('what is typed while a large board is still being read', () => {
  it('is read and answered before the rest', async () => {
    const { doc, matching, work } = open(region(1_500), 0)
    await until(() => expect(work.read).toBeGreaterThan(100))
    const offer = addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
    matching.ofResource(offer)
    await until(() => expect(matching.ofResource(offer).length).toBeGreaterThan(0))
    expect(work.read).toBeLessThan(2_000)
    expect(matching.ready).toBe(false)
  })

  it('is read first also when it comes before there is anything to read it by', async () => {
    const doc = region(500)
    const { matching, work } = open(doc, 0)
    const offer = addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
    matching.conceptOf(offer)
    await until(() => expect(matching.conceptOf(offer)).toBe(knowledge.base.numberOf('cork-dust')))
    expect(work.read).toBeLessThan(200)
  })

  it('and what somebody looks at is sent ahead', async () => {
    const { matching, work } = open(region(1_000), 0)
    matching.conceptOf('o990')
    await until(() => expect(matching.isWaiting).toBe(false))
    expect(matching.conceptOf('o990')).toBeDefined()
    expect(work.read).toBeLessThan(200)
  })

  it('is matched with all of the board in the end', async () => {
    const { doc, matching } = open(region(300), 0)
    const offer = addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
    matching.ofResource(offer)
    await page.settled()
    await until(() => expect(matching.ofResource(offer)).toEqual(page.truth(offer)))
    expect(matching.ofResource(offer).length).toBeGreaterThan(3)
  })
})

describe('the work', () => {
  it('for a change is what it changed, and for a card that moves none', async () => {
    const { doc, matching, work } = open(region(200))
    matching.ofResource('o1')
    await page.settled()
    await until(() => expect(matching.isWaiting).toBe(false))
    const before = { sent: work.sent, read: work.read, said: work.said.length }
    setFields(doc, edit, { collection: 'companies', id: 'c1' }, { x: 400, y: 80, name: 'Other' })
    expect(work.said).toHaveLength(before.said)
    const offer = addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
    expect(work.sent).toBe(before.sent + 1)
    matching.ofResource(offer)
    await until(() => expect(matching.ofResource(offer).length).toBeGreaterThan(0))
    expect(work.read).toBe(before.read + 1)
    expect(work.sent).toBe(before.sent + 1)
  })

  it('is none where nothing happens', async () => {
    const { matching, work } = open(region(100))
    matching.want({ listed: 20, counted: 0 })
    await page.settled()
    await until(() => expect(matching.isListed(1)).toBe(true))
    const before = [work.said.length, work.told.length, work.inner.counters!.compared]
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect([work.said.length, work.told.length, work.inner.counters!.compared]).toEqual(before)
  })

  it('sends what arrives at once in small parts, each record once', async () => {
    const { doc, work } = open()
    await page.settled()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(region(500)))
    await until(() => expect(work.read).toBe(1_000))
    await page.settled()
    expect(work.sent).toBe(1_501)
    for (const message of work.said)
      if (message.kind === 'facts') expect(message.facts.resources?.length ?? 0).toBeLessThanOrEqual(100)
  })

  it('asks again only for what somebody still looks at', async () => {
    const { board, matching, work } = open(region(100))
    for (const id of board.resources.keys()) matching.ofResource(id)
    await page.settled()
    await until(() => expect(matching.isWaiting).toBe(false))
    matching.subscribe(() => matching.ofResource('o3'))
    for (const name of ['fly ash', 'зола-унос', 'PFA']) {
      const version = matching.version
      page.put('need', name)
      await until(() => expect(matching.version).toBeGreaterThan(version))
    }
    const before = work.said.length
    page.put('need', 'fly ash')
    await until(() => expect(work.said.slice(before).some(({ kind }) => kind === 'ask')).toBe(true))
    for (const message of work.said.slice(before))
      if (message.kind === 'ask') expect(message.questions).toEqual([{ kind: 'of', resource: 'o3' }])
  })

  it('for a count ends when there are more than are counted; for the list it goes on to the end', async () => {
    const { matching, work } = open(region(1_200), 0)
    const stop = matching.want({ listed: 0, counted: 20 })
    await page.settled()
    await until(() => expect(matching.count()).toMatchObject({ found: 20, more: true }))
    expect(matching.all()).toEqual([])
    const counted = work.inner.counters!.compared
    const end = matching.want({ listed: 30, counted: 0 })
    await until(() => expect(matching.isListed(1) && matching.all()).toHaveLength(30))
    expect(work.inner.counters!.compared).toBeGreaterThan(2 * counted)
    const truth = new BoardMatches(page.board, knowledge)
    truth.rank()
    expect(matching.all()).toEqual(truth.best(30))
    end()
    stop()
  })

  it('ends with the session', async () => {
    const { board, doc, matching, work } = open(region(50))
    await page.settled()
    const said = work.said.length
    board.destroy()
    doc.destroy()
    expect(work.ended).toBe(true)
    expect(work.receive).toBeNull()
    let told = 0
    matching.subscribe(() => told++)
    addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(work.said).toHaveLength(said)
    expect(told).toBe(0)
  })
})
