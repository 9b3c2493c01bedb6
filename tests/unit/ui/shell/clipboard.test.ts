// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCompany, addFlow, addNote, copyRecords } from '../../../../src/model/commands'
import { Edit } from '../../../../src/model/edit'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { words } from '../../../../src/model/words'
import { clipFormats, clipType, readClip } from '../../../../src/ui/board/clip'
import { guessColumns, readPastedRows } from '../../../../src/exchange/headless'
import { pasteCompanies, readPastedText } from '../../../../src/ui/board/pasteText'
import { openEditor } from '../records/board'

function boardOfTwo() {
  const doc = new Y.Doc()
  const edit = new Edit('Anna')
  const from = addCompany(doc, edit, { name: '=Plant "A"\t<b>', x: 0, y: 0 })
  const to = addCompany(doc, edit, { name: 'Теплица', x: 300, y: 0 })
  addFlow(doc, edit, { from, to, resource: 'heat', quantity: 2.5, unit: 'MWh', period: 'day' })
  return { doc, edit, from, to, board: new BoardSnapshot(doc) }
}

describe('the clipboard', () => {
  it('carries records whole, also through browsers that drop formats they do not know', () => {
    const { board, from, to } = boardOfTwo()
    const clip = copyRecords(board, [
      { collection: 'companies', id: from },
      { collection: 'companies', id: to },
    ])
    const formats = clipFormats(clip, board, words.en)
    const all = readClip((type) => formats[type] ?? '')
    const htmlOnly = readClip((type) =>
      type === 'text/html' ? `<meta charset="utf-8">${formats[type]}` : '',
    )
    expect(all).toEqual(JSON.parse(JSON.stringify(clip)))
    expect(htmlOnly).toEqual(all)
  })

  it('reads as rows elsewhere, and runs nowhere', () => {
    const { board, from, to } = boardOfTwo()
    const clip = copyRecords(board, [
      { collection: 'companies', id: from },
      { collection: 'companies', id: to },
    ])
    const formats = clipFormats(clip, board, words.en)
    expect(formats['text/plain']).toBe(
      'Donor\tReceiver\tResource\tQuantity\tUnit\tPeriod\tStatus\n' +
        `'=Plant "A" <b>\tТеплица\theat\t2.5\tMWh\ta day\tIdea`,
    )
    expect(formats['text/html']).not.toContain('<b>')
  })

  it('takes a clip that was cut short or forged for none', () => {
    const { doc, edit, board } = boardOfTwo()
    const note = addNote(doc, edit, { x: 0, y: 0, text: 'x' })
    const formats = clipFormats(copyRecords(board, [{ collection: 'notes', id: note }]), board, words.en)
    expect(readClip((type) => (type === clipType ? formats[clipType]!.slice(0, -5) : ''))).toBeNull()
    expect(readClip((type) => (type === clipType ? '{"symbiosis":1,"records":{}}' : ''))).toBeNull()
    expect(readClip((type) => (type === 'text/html' ? '<p data-symbiosis="%E0%A4%A">' : ''))).toBeNull()
    expect(readClip(() => '')).toBeNull()
  })
})

describe('pasted text', () => {
  it('is a list of companies when it comes as rows of a spreadsheet', () => {
    expect(readPastedText('Gyproc\tKalundborg\r\nNovo\t\r\n', '').kind).toBe('rows')
    const oneColumn = readPastedText('Gyproc\r\nNovo\r\n', '<table><tr><td>Gyproc</td></tr></table>')
    expect(oneColumn.kind).toBe('rows')
  })

  it('keeps a cell of several lines one company', () => {
    expect(readPastedRows('"Acme\nHolding"\tRiga\r\n"The ""Bakery"""\tRiga\r\n\r\n')).toEqual([
      ['Acme Holding', 'Riga'],
      ['The "Bakery"', 'Riga'],
    ])
  })

  it('finds out what columns without headings hold, and leaves out what it cannot tell', () => {
    const rows = [
      ['Acme Holding', 'Rīga', '10.51', 'LV', '17'],
      ['Bakery', 'Oslo', 'C10.71', 'NO', ''],
    ]
    expect(guessColumns(rows)).toEqual(['name', 'municipality', 'nace', 'country', ''])
    expect(guessColumns([['1', 'Пекарня', 'потребитель пара, 3 т/ч']])).toEqual(['', 'name', ''])
  })

  it('places each company once: those on the board are found again, whatever their legal form', () => {
    const editor = openEditor()
    const { doc, snapshot, undo } = editor.session
    addCompany(doc, new Edit('Boris'), { id: 'dairy', name: 'SIA „Dairy”', x: 0, y: 0 })
    expect(pasteCompanies(editor, ['Acme', 'dairy', 'ACME AS', 'Bakery'])).toEqual({ placed: 2, here: 1 })
    expect([...snapshot.companies.values()].map(({ name }) => name).sort()).toEqual([
      'Acme',
      'Bakery',
      'SIA „Dairy”',
    ])
    expect(editor.state.selection).toHaveLength(3)
    undo.undo()
    expect(snapshot.companies.size).toBe(1)
    editor.destroy()
    editor.session.destroy()
  })

  it('is a note otherwise, and short lines may be either', () => {
    expect(readPastedText(' ask the port about steam ', '')).toEqual({
      kind: 'text',
      text: 'ask the port about steam',
    })
    expect(readPastedText('Gyproc\nNovo', '')).toEqual({
      kind: 'lines',
      names: ['Gyproc', 'Novo'],
      text: 'Gyproc\nNovo',
    })
    expect(readPastedText(`Dear all,\n${'long '.repeat(40)}`, '').kind).toBe('text')
  })
})
