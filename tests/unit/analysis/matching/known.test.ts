/** What the board really knows: offers and needs as people type them, against the whole base. */
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { loadKnowledge } from '../../../../src/analysis/matching/knowledge'
import { reasonText } from '../../../../src/analysis/matching/reasons'
import type { Knowledge } from '../../../../src/analysis/matching/score'
import { addCompany, addResource } from '../../../../src/model/commands'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { edit } from '../../model/board'

let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await loadKnowledge()
})

/** The match of the only offer on a board with the only need. */
function between(offer: string, need: string) {
  const doc = new Y.Doc()
  const [donor, receiver] = ['Donor', 'Receiver'].map((name) => addCompany(doc, edit, { name, x: 0, y: 0 }))
  const id = addResource(doc, edit, { company: donor!, direction: 'offer', name: offer })
  addResource(doc, edit, { company: receiver!, direction: 'need', name: need })
  const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
  matches.work()
  return matches.of(id)[0]
}

describe('these are offered to each other', () => {
  it.each([
    ['шерсть овечья немытая, стрижка', 'natural fibre for acoustic panels'],
    ['cork dust', 'light filler in screed'],
    ['пробковая крошка', 'керамзит для стяжки'],
    ['зола-унос', 'mineral addition to cement'],
    ['brewer spent grain', 'корм для коров'],
    ['молочная сыворотка', 'whey for pig feed'],
    ['used cooking oil', 'сырьё для биодизеля'],
    ['FGD gypsum', 'gypsum for plasterboard'],
    ['опилки сосновые', 'pellet raw material'],
    ['coffee grounds', 'субстрат для вешенки'],
    ['oil shale ash', 'известкование полей'],
    ['clean wooden pallets', 'поддоны б/у'],
    ['CO2 from fermentation', 'углекислый газ для теплицы'],
  ])('%s: %s', (offer, need) => {
    expect(between(offer, need)?.score ?? 0).toBeGreaterThan(0.25)
  })
})

describe('these are not', () => {
  it.each([
    ['roof slate offcuts', 'school slates for writing'],
    ["sheep's wool, raw", 'wood wool for packing'],
    ['waste heat from data centre 35 °C', 'steam 10 bar'],
    ['spent pickling acid', 'food grade acid'],
    ['lawyer for contracts', 'fly ash'],
  ])('%s: %s', (offer, need) => {
    expect(between(offer, need)).toBeUndefined()
  })
})

it('the reason names resource, use and what it replaces', () => {
  const match = between('cork dust', 'expanded clay')!
  expect(reasonText(match, 'en', knowledge)).toBe(
    'Cork dust can serve as light filler in screed in place of expanded clay.',
  )
  expect(reasonText(match, 'ru', knowledge)).toMatch(/^Пробковая пыль — .+ \(вместо: керамзит\)\.$/)
})
