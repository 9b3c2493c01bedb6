import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { exportBoard } from '../../../src/exchange/formats'
import { addAction, addCompany, addFlow, addResource, setFields } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { synergyList } from '../../../src/model/synergies'
import { emptyBoard, importInto, utf8 } from './support'

const edit = new Edit('Anna')

function harbour(flow: Record<string, unknown> = {}) {
  const { doc, board } = emptyBoard()
  const alpha = addCompany(doc, edit, { name: 'Alpha', municipality: 'Riga', x: 0, y: 0 })
  const beta = addCompany(doc, edit, { name: 'Beta', municipality: 'Tartu', x: 400, y: 0 })
  const values = { from: alpha, to: beta, resource: 'ash', quantity: 5, unit: 't', period: 'month' } as const
  const ash = addFlow(doc, edit, { ...values, ...flow })
  return { doc, board, alpha, beta, ash }
}
type Harbour = ReturnType<typeof harbour>
type Rows = Record<string, string>[]

/** The list as it leaves the board, to be changed in a spreadsheet. */
async function listOf({ board }: Pick<Harbour, 'board'>): Promise<Rows> {
  const file = await exportBoard('synergies.csv', board, {
    language: 'en',
    boardId: 'b',
    now: new Date(),
    title: '',
  })
  return Papa.parse<Record<string, string>>(file!.body as string, { header: true, skipEmptyLines: true }).data
}
const bring = (rows: Rows, target: Harbour) => importInto(utf8(Papa.unparse(rows)), target)
const without = (rows: Rows, column: string) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== column)))

describe('The next action in a list that left the board', () => {
  it('is changed in place, with its date, and no second one is added', async () => {
    const target = harbour()
    addAction(target.doc, edit, { flow: target.ash, text: 'call', owner: 'Ann', due: '2026-03-31' })
    const rows = await listOf(target)
    Object.assign(rows[0]!, { next_action: 'visit', action_due: '2026-06-01' })
    const { plan } = await bring(rows, target)
    expect([...target.board.actions.values()]).toMatchObject([
      { text: 'visit', owner: 'Ann', due: '2026-06-01' },
    ])
    expect(plan.merged.actions).toBe(1)
  })

  it('goes with its last word, and leaves no nameless action behind', async () => {
    const target = harbour()
    addAction(target.doc, edit, { flow: target.ash, text: 'call' })
    const rows = await listOf(target)
    rows[0]!.next_action = ''
    const { result } = await bring(rows, target)
    expect(target.board.actions.size).toBe(0)
    expect(result).toMatchObject({ overtaken: 0, merged: { actions: 1 } })
  })

  it('does not come back once it is done', async () => {
    const target = harbour()
    const call = addAction(target.doc, edit, { flow: target.ash, text: 'call', due: '2026-03-31' })
    const rows = await listOf(target)
    setFields(target.doc, edit, { collection: 'actions', id: call }, { done: true })
    for (const list of [rows, without(rows, 'id')]) {
      const { plan } = await bring(list, target)
      expect(target.board.actions.size).toBe(1)
      expect(plan.unchanged.flows).toBe(1)
    }
  })
})

describe('What a list says of hazard', () => {
  const list = 'donor,receiver,resource,hazardous\nAlpha,Beta,ash,yes\n'

  it('is added to people’s notes once, and never put in their place', async () => {
    const target = harbour({ notes: 'seen on site' })
    await importInto(utf8(list), target)
    const { plan } = await importInto(utf8(list), target)
    expect(target.board.flows.get(target.ash)!.notes).toBe('seen on site\nhazardous: yes')
    expect(plan).toMatchObject({ unchanged: { flows: 1 }, warnings: [] })
  })

  it('is left to the code where the flow has one that says the same', async () => {
    const target = harbour({ low: '16 02 13*' })
    const { plan } = await importInto(utf8(list), target)
    expect(target.board.flows.get(target.ash)!.notes).toBe('')
    expect(plan.warnings).toEqual([])
  })
})

describe('A company in a list that left the board', () => {
  it('gets the place that was written over its old one in any of its rows', async () => {
    const target = harbour()
    addFlow(target.doc, edit, { from: target.alpha, to: target.beta, resource: 'heat' })
    const rows = await listOf(target)
    rows[1]!.donor_municipality = 'Ventspils'
    rows[0]!.receiver_country = 'EE'
    const { plan } = await bring(rows, target)
    expect(target.board.companies.get(target.alpha)).toMatchObject({ municipality: 'Ventspils' })
    expect(target.board.companies.get(target.beta)).toMatchObject({ municipality: 'Tartu', country: 'EE' })
    expect(plan).toMatchObject({ merged: { companies: 2, flows: 0 }, warnings: [] })
  })

  it('keeps the first of two changes that contradict each other, and the other is told by line and column', async () => {
    const target = harbour()
    addFlow(target.doc, edit, { from: target.alpha, to: target.beta, resource: 'heat' })
    const rows = await listOf(target)
    rows[0]!.donor_municipality = 'Ventspils'
    rows[1]!.donor_municipality = 'Cēsis'
    const { plan } = await bring(rows, target)
    expect(target.board.companies.get(target.alpha)).toMatchObject({ municipality: 'Ventspils' })
    expect(plan.warnings).toMatchObject([
      { line: 3, column: 'donor_municipality', value: 'Cēsis', reason: { code: 'rowsDiffer' } },
    ])
  })

  it('is left alone by a stranger’s list that knows better, which is told by line and column', async () => {
    const target = harbour()
    const list = 'donor,receiver,resource,Donor city\nGamma,Beta,ash,\nAlpha,Beta,ash,Daugavpils\n'
    const { plan } = await importInto(utf8(list), target)
    expect(target.board.companies.get(target.alpha)).toMatchObject({ municipality: 'Riga' })
    expect(plan.warnings).toMatchObject([
      { line: 3, column: 'Donor city', value: 'Daugavpils', reason: { code: 'companyDiffers' } },
    ])
  })

  it('gives its flow to another company of the board when that one’s name is put in', async () => {
    const target = harbour()
    const gamma = addCompany(target.doc, edit, { name: 'Gamma', municipality: 'Narva', x: 800, y: 0 })
    const rows = await listOf(target)
    rows[0]!.receiver = 'Gamma'
    const { plan } = await bring(rows, target)
    expect(target.board.flows.get(target.ash)).toMatchObject({ from: target.alpha, to: gamma })
    expect(target.board.companies.get(gamma)).toMatchObject({ municipality: 'Narva' })
    expect(plan).toMatchObject({ added: { companies: 0 }, merged: { companies: 0, flows: 1 }, warnings: [] })
  })
})

describe('A list that left the board and comes back', () => {
  it('clears what was cleared, and leaves alone what it has no column for', async () => {
    const target = harbour({ source: 'site visit', confidence: 'high' })
    const rows = without(await listOf(target), 'confidence')
    Object.assign(rows[0]!, { source: ' ', quantity: ' ', donor_municipality: '' })
    const { plan } = await bring(rows, target)
    const flow = target.board.flows.get(target.ash)!
    expect([flow.source, flow.quantity, flow.unit, flow.confidence]).toEqual([
      undefined,
      undefined,
      't',
      'high',
    ])
    expect(target.board.companies.get(target.alpha)!.municipality).toBeUndefined()
    expect(plan.merged).toMatchObject({ flows: 1, companies: 1 })
  })

  it('says so when it writes over what somebody changed on the board in the meantime', async () => {
    const target = harbour({ updatedAt: '2026-01-01T10:00:00.000Z' })
    const rows = await listOf(target)
    rows[0]!.quantity = '7'
    const ref = { collection: 'flows', id: target.ash } as const
    setFields(target.doc, edit, ref, { quantity: 6 })
    const { plan } = await bring(rows, target)
    expect(plan.warnings).toMatchObject([{ line: 2, reason: { code: 'changedSince' } }])
  })

  it('adds a copied row once, however often it comes', async () => {
    const target = harbour()
    const [row] = await listOf(target)
    const rows = [{ ...row, resource: 'slag' }, row!] as Rows
    for (let time = 0; time < 3; time++) await bring(rows, target)
    const list = synergyList(target.board)
    expect(list.map((it) => it.resource).sort()).toEqual(['ash', 'slag'])
    // The row that still says what the flow is keeps the id, wherever the copy stands.
    expect(target.board.flows.get(target.ash)!.resource).toBe('ash')
  })

  it('keeps flows of the same donor, receiver and resource apart without their ids', async () => {
    const target = harbour()
    const large = addFlow(target.doc, edit, {
      from: target.alpha,
      to: target.beta,
      resource: 'ash',
      quantity: 50,
      unit: 't',
      period: 'month',
    })
    const rows = without(await listOf(target), 'id')
    const untouched = JSON.stringify(target.doc.toJSON())
    await bring([...rows].reverse(), target)
    expect(JSON.stringify(target.doc.toJSON())).toBe(untouched)
    const ofLarge = rows.find((row) => row.quantity === '50')!
    ofLarge.quantity = '55'
    await bring([...rows].reverse(), target)
    expect(target.board.flows.get(large)!.quantity).toBe(55)
    expect(target.board.flows.get(target.ash)!.quantity).toBe(5)
  })

  it('saved again by a spreadsheet with semicolons has thousands where dots part three digits', async () => {
    const target = harbour({ quantity: 1234 })
    const rows = await listOf(target)
    Object.assign(rows[0]!, { quantity: '1.234', annual_quantity: '14.808' })
    await importInto(utf8(Papa.unparse(rows, { delimiter: ';' })), target)
    expect(target.board.flows.get(target.ash)!.quantity).toBe(1234)
  })
})

describe('A flow that a list gives to another company', () => {
  it('lets go of the offer and the need that are not that company’s own', async () => {
    const target = harbour()
    const { doc, board, alpha, beta, ash } = target
    const offer = addResource(doc, edit, { company: alpha, direction: 'offer', name: 'ash' })
    const need = addResource(doc, edit, { company: beta, direction: 'need', name: 'ash' })
    setFields(doc, edit, { collection: 'flows', id: ash }, { offer, need })
    addCompany(doc, edit, { name: 'Gamma', x: 0, y: 400 })
    const rows = await listOf(target)
    rows[0]!.donor = 'Gamma'
    await bring(rows, target)
    const flow = board.flows.get(ash)!
    expect(board.companies.get(flow.from)!.name).toBe('Gamma')
    expect(flow.offer).toBeUndefined()
    expect(flow.need).toBe(need)
  })
})
