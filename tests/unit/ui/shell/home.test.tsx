// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import HomePage from '../../../../src/ui/home/HomePage'
import { forgetBoard, rememberBoard, rememberedBoards } from '../../../../src/ui/remembered'
import { makeBoard } from '../../server/world'
import { servedPage, settle, show } from './world'

beforeEach(() => {
  rememberedBoards().forEach(({ id }) => forgetBoard(id))
  localStorage.clear()
  history.replaceState(null, '', '/')
})

describe('the home page', () => {
  it('creates a board and goes to it with the key in the fragment', async () => {
    await servedPage()
    await show(<HomePage />)
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the board' }), 'Harbour & fjord')
    await userEvent.click(screen.getByRole('button', { name: 'Create the board' }))
    await settle(() => expect(location.pathname).toMatch(/^\/b\/[\w-]{10,}$/))
    const [board] = rememberedBoards()
    expect(board).toMatchObject({ title: 'Harbour & fjord', role: 'host' })
    expect(location.hash).toBe(`#${board!.token}`)
    expect(Object.keys(board!.links!).sort()).toEqual(['editor', 'host', 'participant', 'viewer'])
  })

  it('shows where the example comes from before making a copy of it', async () => {
    await show(<HomePage />)
    await userEvent.click(screen.getByRole('radio', { name: 'Kalundborg example' }))
    expect(screen.getByText(/Ehrenfeld and Gertler, Journal of Industrial Ecology/)).toBeTruthy()
  })

  it('says what to do when the server does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    await show(<HomePage />)
    await userEvent.click(screen.getByRole('button', { name: 'Create the board' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toBe('The server does not answer. Check the network and try again.')
    vi.unstubAllGlobals()
  })

  it('tells a wrong code in Russian', async () => {
    await servedPage()
    await show(<HomePage />, 'ru')
    await userEvent.type(screen.getByRole('textbox', { name: 'Код или ссылка' }), 'zzz-zzz{Enter}')
    expect(await screen.findByText('Такой код не действует. Спросите у ведущего нынешний.')).toBeTruthy()
  })

  it('joins by a code however it is typed', async () => {
    const { url } = await servedPage()
    const board = await makeBoard(url)
    await show(<HomePage />)
    const typed = `${board.code.slice(0, 3)} ${board.code.slice(3).toLowerCase()}{Enter}`
    await userEvent.type(screen.getByRole('textbox', { name: 'Code or link' }), typed)
    await settle(() => expect(location.pathname).toBe(`/b/${board.id}`))
    expect(location.hash).toMatch(/^#[\w-]{20,}$/)
  })

  it('opens a pasted link here, whichever address it names', async () => {
    await show(<HomePage />)
    const token = 'v'.repeat(32)
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Code or link' }),
      `https://other.example/b/fjord#${token}{Enter}`,
    )
    expect(location.pathname + location.hash).toBe(`/b/fjord#${token}`)
  })

  it('lists boards opened before, takes one off, and puts it back', async () => {
    rememberBoard({ id: 'fjord', title: '<b>Fjord</b>', role: 'editor', token: 't'.repeat(32) })
    await show(<HomePage />)
    const list = screen.getByRole('region', { name: 'Opened on this device' })
    expect(
      within(list)
        .getByRole('link', { name: /<b>Fjord<\/b>/ })
        .getAttribute('href'),
    ).toBe('/b/fjord')
    await userEvent.click(within(list).getByRole('button', { name: 'Remove “<b>Fjord</b>” from the list' }))
    expect(within(list).queryByRole('link')).toBeNull()
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(within(list).getByRole('link', { name: /Fjord/ })).toBeTruthy()
  })
})
