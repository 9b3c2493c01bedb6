// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { placeCompany } from '../../../../src/canvas/creating'
import { FlowOfferCard } from '../../../../src/canvas/inPlace/FlowOfferCard'
import { InPlaceText } from '../../../../src/canvas/inPlace/InPlaceText'
import { removeRecords, setFields } from '../../../../src/model/commands'
import type { RecordRef } from '../../../../src/model/records'
import { company, openBoard, texts, theirs } from '../tools/hands'

HTMLCanvasElement.prototype.getContext = () => null

let board: ReturnType<typeof openBoard>
const onDone = vi.fn()
const note: RecordRef = { collection: 'notes', id: 'n' }

beforeEach(() => {
  onDone.mockClear()
  board = openBoard()
  board.put.company('a', 0, 0, { name: 'Dairy' })
  board.put.company('b', 600, 0)
  board.put.flow('f', 'a', 'b')
  board.put.note('n', 0, 300, { text: 'whey' })
})
afterEach(() => {
  // Ends the wait for stray keys.
  window.dispatchEvent(new Event('pointerdown'))
  document.body.replaceChildren()
})

function open(ref: RecordRef, field: string) {
  const { canvas, editor } = board
  render(<InPlaceText canvas={canvas} theme="light" texts={texts} onDone={onDone} />)
  act(() => editor.startEditing(ref, field))
  return screen.getByRole<HTMLTextAreaElement>('textbox')
}
const text = () => (board.doc.getMap('notes').get('n') as Y.Map<Y.Text>).get('text')!

describe('a company’s name', () => {
  it('is selected when its field opens, so that typing replaces it; Enter keeps it and gives the board the focus', async () => {
    const field = open(company('a'), 'name')
    expect(field).toHaveProperty('ariaLabel', texts.companyName)
    expect(document.activeElement).toBe(field)
    await userEvent.keyboard('Mill{Enter}')
    expect(board.board.companies.get('a')!.name).toBe('Mill')
    expect(board.editor.state.editing).toBeNull()
    expect(onDone).toHaveBeenCalledOnce()
    act(() => board.session.undo.undo())
    expect(board.board.companies.get('a')!.name).toBe('Dairy')
  })

  it('is as it was after Escape', async () => {
    open(company('a'), 'name')
    await userEvent.keyboard('Mill{Escape}')
    expect(board.board.companies.get('a')!.name).toBe('Dairy')
    expect(board.session.undo.canUndo).toBe(false)
  })

  it('that someone deletes while it is typed is not lost without a word, and the next letters are no shortcuts', async () => {
    const { doc, editor, canvas } = board
    open(company('a'), 'name')
    await userEvent.keyboard('Timber')
    const strangers = vi.fn()
    document.addEventListener('keydown', strangers)
    act(() => void removeRecords(doc, theirs, [company('a')]))
    expect(editor.state.editing).toBeNull()
    expect(canvas.flight.getState().notice?.text).toBe('Someone deleted this; you typed Timber')
    await userEvent.keyboard('ct')
    expect(strangers).not.toHaveBeenCalled()
    await userEvent.click(document.body)
    await userEvent.keyboard('c')
    expect(strangers).toHaveBeenCalledOnce()
    document.removeEventListener('keydown', strangers)
  })

  it('is kept when one clicks elsewhere', async () => {
    open(company('a'), 'name')
    await userEvent.keyboard('Mill')
    act(() => (document.activeElement as HTMLElement).blur())
    expect(board.board.companies.get('a')!.name).toBe('Mill')
    expect(board.editor.state.editing).toBeNull()
  })

  it('left empty stays what it was, and the company stays', async () => {
    const field = open(company('a'), 'name')
    await userEvent.clear(field)
    await userEvent.keyboard('{Enter}')
    expect(board.board.companies.get('a')!.name).toBe('Dairy')
  })

  it('is markup to nobody, and one line however it was pasted', async () => {
    const field = open(company('a'), 'name')
    await userEvent.clear(field)
    await userEvent.paste('<b>Mill</b>\n & Sons')
    await userEvent.keyboard('{Enter}')
    expect(board.board.companies.get('a')!.name).toBe('<b>Mill</b> & Sons')
  })

  it('does not end with the Enter that chooses a word in an input method', async () => {
    const field = open(company('a'), 'name')
    act(() => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))
    })
    expect(board.editor.state.editing).not.toBeNull()
  })

  it('closes without a word when someone else deletes the company', () => {
    open(company('a'), 'name')
    act(() => {
      removeRecords(board.doc, theirs, [company('a')])
    })
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(board.board.companies.has('a')).toBe(false)
  })

  it('untouched does not undo what another has renamed meanwhile', async () => {
    open(company('a'), 'name')
    act(() => {
      setFields(board.doc, theirs, company('a'), { name: 'Creamery' })
    })
    await userEvent.keyboard('{Enter}')
    expect(board.board.companies.get('a')!.name).toBe('Creamery')
  })
})

describe('a company that was just placed', () => {
  function place() {
    const { canvas, editor } = board
    render(<InPlaceText canvas={canvas} theme="light" texts={texts} onDone={onDone} />)
    act(() => void placeCompany(editor, { x: 1000, y: 1000 }, 'New company'))
  }

  it('is taken back by Escape before it has a name, and leaves no step to undo', async () => {
    place()
    expect(board.board.companies.size).toBe(3)
    await userEvent.keyboard('Mi{Escape}')
    expect(board.board.companies.size).toBe(2)
    expect(board.session.undo.canUndo).toBe(false)
  })

  it('stays under the name that it was given first when Enter leaves the field empty', async () => {
    place()
    await userEvent.keyboard('{Backspace}{Enter}')
    expect([...board.board.companies.values()].map(({ name }) => name)).toContain('New company')
  })
})

describe('a flow’s resource', () => {
  it('may stay empty', async () => {
    open({ collection: 'flows', id: 'f' }, 'resource')
    await userEvent.keyboard('{Enter}')
    expect(board.board.flows.get('f')!.resource).toBe('')
  })
})

describe('a note', () => {
  it('reaches the others letter by letter, over several lines, and is one step of undo', async () => {
    open(note, 'text')
    await userEvent.keyboard(' and{Enter}lactose')
    expect(board.board.notes.get('n')!.text).toBe('whey and\nlactose')
    act(() => board.session.undo.undo())
    expect(board.board.notes.get('n')!.text).toBe('whey')
  })

  it('keeps the caret behind one’s own letters among equal ones that others type beside them', async () => {
    const field = open(note, 'text')
    await userEvent.keyboard(' ')
    act(() => board.doc.transact(() => text().insert(4, '  ')))
    expect(field.selectionStart).toBe(7)
    await userEvent.keyboard('a')
    act(() => board.doc.transact(() => text().insert(5, 'x')))
    await userEvent.keyboard('b')
    expect(text().toJSON()).toBe('whey x  ab')
    expect(field.value).toBe('whey x  ab')
  })

  it('takes one emoji for another without breaking either', async () => {
    const field = open(note, 'text')
    await userEvent.clear(field)
    await userEvent.keyboard('😀')
    act(() => {
      field.value = '😁'
      field.setSelectionRange(2, 2)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    expect(text().toJSON()).toBe('😁')
  })

  it('keeps what is written when Escape ends it', async () => {
    open(note, 'text')
    await userEvent.keyboard('!{Escape}')
    expect(board.board.notes.get('n')!.text).toBe('whey!')
    expect(board.editor.state.editing).toBeNull()
  })

  it('takes in what another types at the same time, and the caret stays where it was', async () => {
    const field = open(note, 'text')
    act(() => text().insert(0, 'fresh '))
    expect(field.value).toBe('fresh whey')
    expect(field.selectionStart).toBe(10)
    await userEvent.keyboard('!')
    expect(text().toString()).toBe('fresh whey!')
  })

  it('is not changed under an input method; both are there when it is done', () => {
    const field = open(note, 'text')
    act(() => {
      field.dispatchEvent(new CompositionEvent('compositionstart'))
      field.value = 'wheyチ'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      expect(text().toString()).toBe('whey')
      text().insert(0, 'fresh ')
    })
    expect(field.value).toBe('wheyチ')
    act(() => {
      field.dispatchEvent(new CompositionEvent('compositionend'))
    })
    expect(field.value).toBe('fresh wheyチ')
    expect(text().toString()).toBe('fresh wheyチ')
  })
})

describe('the offer of a company where a flow was dropped', () => {
  function offer() {
    const { canvas, editor } = board
    render(<FlowOfferCard canvas={canvas} theme="dark" texts={texts} onDone={onDone} />)
    act(() => editor.setFlowOffer({ from: 'a', at: { x: 400, y: 400 } }))
  }

  it('takes the name typed into it', async () => {
    offer()
    await userEvent.keyboard('Biogas plant{Enter}')
    const made = [...board.board.companies.values()].find((one) => one.name === 'Biogas plant')!
    expect([...board.board.flows.values()].some((flow) => flow.to === made.id)).toBe(true)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  const flows = () =>
    [...board.board.flows.values()].map(({ from, to }) => `${from} > ${board.board.companies.get(to)?.name}`)

  it('connects to the company that goes by the typed name, whatever its legal form, and makes no second one', async () => {
    board.put.company('c', 600, 600, { name: 'SIA „Biogas Plant”' })
    offer()
    await userEvent.keyboard('biogas plant{Enter}')
    expect(board.board.companies.size).toBe(3)
    expect(flows()).toContain('a > SIA „Biogas Plant”')
    expect(board.editor.state).toMatchObject({ flowOffer: null, editing: { field: 'resource' } })
  })

  it('lists companies with a word that begins so; a key or a tap takes one', async () => {
    board.put.company('c', 600, 600, { name: 'Harbour Brewery' })
    board.put.company('d', 600, 900, { name: 'Brewery North' })
    offer()
    await userEvent.keyboard('brew')
    const listed = screen.getAllByRole('option').map((one) => one.textContent)
    expect(listed).toEqual(['Brewery North', 'Harbour Brewery'])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Harbour Brewery')
    expect(screen.getByRole('button', { name: texts.offerConnect })).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(flows()).toContain('a > Harbour Brewery')
    expect(board.board.companies.size).toBe(4)
  })

  it('does not offer the donor to itself', async () => {
    offer()
    await userEvent.keyboard('Dairy')
    expect(screen.queryByRole('option')).toBeNull()
    await userEvent.keyboard('{Enter}')
    expect(board.board.companies.size).toBe(2)
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  it('keeps the typed name when one clicks elsewhere', async () => {
    offer()
    await userEvent.keyboard('Biogas plant')
    act(() => (document.activeElement as HTMLElement).blur())
    expect(flows()).toContain('a > Biogas plant')
    // The hand has gone on: no other text opens under it.
    expect(board.editor.state).toMatchObject({ flowOffer: null, editing: null })
  })

  it('goes away on Escape and leaves nothing', async () => {
    offer()
    expect(screen.getByRole('dialog', { name: texts.offerTitle })).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(board.board.companies.size).toBe(2)
    expect(onDone).toHaveBeenCalledOnce()
  })
})
