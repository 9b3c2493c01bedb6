/** Finding things on a board by words: what a person types against what they mean. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardSearch } from '../../../src/analysis/search/boardSearch'
import { markedParts, snippet, soughtWords } from '../../../src/analysis/search/words'
import { WordIndex } from '../../../src/analysis/search/wordIndex'
import {
  addCompany,
  addFlow,
  addFrame,
  addNote,
  addResource,
  removeRecords,
  setFields,
} from '../../../src/model/commands'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { heavyBoard } from '../../bench/heavyBoard'
import { edit } from '../model/board'

/** A harbour where two languages are spoken. */
function harbour() {
  const doc = new Y.Doc()
  const company = (id: string, name: string, more = {}) =>
    addCompany(doc, edit, { id, name, x: 0, y: 0, ...more })
  company('power', 'Asnæs Power Station', { nace: '35.11', municipality: 'Kalundborg' })
  company('cement', 'Cement works', { nace: '23.51', notes: 'Wants dry fly ash only, no bottom ash' })
  company('lesopilka', 'Лесопилка «Берёзка»', { municipality: 'Выборг' })
  company('greenhouse', 'Тепличный комбинат')
  company('trout', 'Tissø Fish Farm')
  addFlow(doc, edit, { id: 'ash', from: 'power', to: 'cement', resource: 'Fly ash', low: '10 01 02' })
  addFlow(doc, edit, { id: 'chips', from: 'lesopilka', to: 'greenhouse', resource: 'Древесные опилки' })
  addResource(doc, edit, { id: 'heat', company: 'power', direction: 'offer', name: 'Surplus heat' })
  addNote(doc, edit, { id: 'note', x: 0, y: 0, text: 'Who pays for the pipe?' })
  addFrame(doc, edit, { id: 'frame', title: 'Western harbour', x: 0, y: 0, w: 100, h: 100 })
  const board = new BoardSnapshot(doc)
  const search = new BoardSearch(board)
  search.work()
  return { doc, board, search, ids: (query: string) => search.find(query).best.map(({ ref }) => ref.id) }
}

describe('what is found', () => {
  it.each([
    ['a company by the beginning of a word', 'pow', ['power', 'ash', 'heat']],
    ['whatever the case and the order of words', 'STATION asn', ['power', 'ash', 'heat']],
    ['without accents', 'asnaes', ['power', 'ash', 'heat']],
    ['a letter with a stroke by the plain one', 'tisso', ['trout']],
    ['ё by е', 'березка', ['lesopilka', 'chips']],
    ['ё by ё', 'БЕРЁЗКА', ['lesopilka', 'chips']],
    ['another inflection', 'опилок', ['chips']],
    ['an adjective in another case', 'тепличного комбината', ['greenhouse', 'chips']],
    ['a flow by donor and receiver together', 'asnaes cement', ['ash']],
    ['a flow by resource and receiver', 'cement ash', ['ash', 'cement']],
    ['an offer by its name', 'surplus', ['heat']],
    ['a note by what it says', 'pipe', ['note']],
    ['a frame by its title', 'western', ['frame']],
    ['an activity by its code', '35.11', ['power']],
    ['an activity with its letter', 'D35.11', ['power']],
    ['the beginning of a code', '23', ['cement']],
    ['a waste code as the list spells it', '10 01 02', ['ash']],
    ['a waste code in one piece', '100102', ['ash']],
    ['a code beside a word', 'ash 10 01', ['ash']],
    ['a place', 'выборг', ['lesopilka']],
    ['notes last', 'bottom', ['cement']],
    ['nothing where one word is nowhere', 'power zebra', []],
    ['nothing for no words', ' — ', []],
  ])('%s', (_, query, expected) => {
    expect(harbour().ids(query)).toEqual(expected)
  })

  it('says where the words were', () => {
    const { search } = harbour()
    const fields = (query: string) => [...search.find(query).best[0]!.fields]
    expect(fields('ash cement')).toEqual(['name', 'company'])
    expect(fields('kalundborg')).toEqual(['place'])
    expect(fields('35.11')).toEqual(['code'])
  })

  it('a name that is the word itself comes before one that holds it among others', () => {
    const { doc, search, ids } = harbour()
    addCompany(doc, edit, { id: 'long', name: 'Works for cement and lime', x: 0, y: 0 })
    addCompany(doc, edit, { id: 'short', name: 'Cement', x: 0, y: 0 })
    search.work()
    expect(ids('cement').slice(0, 3)).toEqual(['short', 'cement', 'long'])
  })

  it('counts all and gives the best', () => {
    const { search } = harbour()
    expect(search.find('asnaes', 1)).toMatchObject({ count: 3, best: [{ ref: { id: 'power' } }] })
  })
})

describe('a board that changes', () => {
  it('is followed record by record', () => {
    const { doc, search, ids } = harbour()
    search.counters.read = 0
    setFields(doc, edit, { collection: 'notes', id: 'note' }, { text: 'Budget' })
    search.work()
    expect(search.counters.read).toBe(1)
    expect(ids('pipe')).toEqual([])
    expect(ids('budget')).toEqual(['note'])
    removeRecords(doc, edit, [{ collection: 'notes', id: 'note' }])
    search.work()
    expect(ids('budget')).toEqual([])
  })

  it('finds flows and offers by the new name of their company', () => {
    const { doc, search, ids } = harbour()
    search.counters.read = 0
    setFields(doc, edit, { collection: 'companies', id: 'power' }, { name: 'Energy House' })
    search.work()
    expect(search.counters.read).toBe(3)
    expect(ids('energy')).toEqual(['power', 'ash', 'heat'])
    expect(ids('asnaes')).toEqual([])
  })

  it('is read in pieces when it is large, and one edit of it is one record', () => {
    const doc = heavyBoard(1_000, 3)
    const board = new BoardSnapshot(doc)
    const search = new BoardSearch(board)
    expect(search.work(100)).toBe(false)
    expect(search.counters.read).toBe(100)
    search.work()
    expect(search.ready).toBe(true)
    search.counters.read = 0
    const [note] = board.notes.keys()
    if (note) setFields(doc, edit, { collection: 'notes', id: note }, { text: 'Zzyzx' })
    else addNote(doc, edit, { x: 0, y: 0, text: 'Zzyzx' })
    expect(search.work(2)).toBe(true)
    expect(search.counters.read).toBe(1)
    expect(search.find('zzyzx').count).toBe(1)
  })
})

describe('what is shown of it', () => {
  it('marks what was typed and leaves the text as it is', () => {
    expect(markedParts('Dry fly ash', 'as')).toEqual([
      { text: 'Dry fly ', hit: false },
      { text: 'as', hit: true },
      { text: 'h', hit: false },
    ])
    expect(markedParts('Древесные опилки', 'опилок').at(-1)).toEqual({ text: 'опилки', hit: true })
  })

  it('cuts a long note to the place that was meant', () => {
    const long = `${'word '.repeat(60)}needle ${'word '.repeat(60)}`
    expect(snippet(long, 'needle')).toMatch(/^… .*needle.* …$/)
    expect(snippet('short', 'short')).toBe('short')
  })

  it('is the text, letter for letter, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        expect(
          markedParts(text, query)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('the index', () => {
  const word = fc.stringMatching(/^[abв]{1,4}$/)
  const step = fc.record({ doc: fc.nat(5), words: fc.option(fc.array(word, { maxLength: 4 })) })

  it('finds the same after any comings and goings as a walk through all texts', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        fc.array(word, { minLength: 1, maxLength: 2 }),
        (steps, query) => {
          const index = new WordIndex([1])
          const texts = new Map<number, readonly string[]>()
          for (const { doc, words } of steps) {
            if (words) {
              index.put(doc, [words])
              texts.set(doc, words)
            } else {
              index.remove(doc)
              texts.delete(doc)
            }
            // Looking in between settles the order of words, as it does for a person who types.
            index.find(soughtWords(query[0]!))
          }
          const sought = soughtWords(query.join(' '))
          const plainly = [...texts]
            .filter(([, words]) =>
              sought.every((one) =>
                words.some((held) => held.startsWith(one.word) || soughtWords(held)[0]?.stem === one.stem),
              ),
            )
            .map(([doc]) => doc)
            .sort()
          expect(
            index
              .find(sought)
              .map(({ doc }) => doc)
              .sort(),
          ).toEqual(plainly)
        },
      ),
    )
  })
})
