// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { initials } from '../../../../src/ui/board/Face'
import { People } from '../../../../src/ui/board/People'
import { distinctPeople } from '../../../../src/ui/board/usePeople'
import { personColours } from '../../../../src/ui/person'
import { openBoard, settle, showOn } from './world'

const peer = (id: string, name: string, client: number) => ({
  client,
  user: { id, name, colour: '#0b7285' },
  cursor: null,
  selection: [],
  gesture: null,
})

describe('who is here', () => {
  it('counts a person with two windows once and puts oneself first', () => {
    const me = { id: 'me', name: 'Zoe', colour: '#0b7285' }
    const people = distinctPeople(me, [
      peer('b', 'Boris', 1),
      peer('me', 'Zoe', 2),
      peer('b', 'Boris', 3),
      peer('a', 'Aino', 4),
    ])
    expect(people.map(({ name }) => name)).toEqual(['Zoe', 'Aino', 'Boris'])
  })

  it('lists everyone by name, and others see a new name', async () => {
    const anna = await openBoard()
    const boris = await openBoard({ role: 'viewer', name: 'Борис', on: anna.board })
    await showOn(anna, <People most={5} />)
    await settle(() => expect(screen.getByRole('button', { name: '2 people here' })).toBeTruthy())
    await userEvent.click(screen.getByRole('button', { name: '2 people here' }))
    const list = await screen.findByRole('list', { name: 'Who is here' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['AAnnayou', 'ББорис'])

    const field = screen.getByRole('textbox', { name: 'Your name' })
    await userEvent.clear(field)
    await userEvent.type(field, 'Anna K.{Enter}')
    await settle(() => expect(boris.editor.session.presence.peers[0]?.user.name).toBe('Anna K.'))
    expect(within(list).getByText('Anna K.')).toBeTruthy()
  })

  it('says in Russian how many', async () => {
    const anna = await openBoard()
    await showOn(anna, <People most={5} />, 'ru')
    expect(screen.getByRole('button', { name: 'Здесь 1 человек' })).toBeTruthy()
  })

  it('takes whole characters for initials', () => {
    expect(initials('Анна Каренина')).toBe('АК')
    expect(initials('👩‍🔬 lab')).not.toContain('\ufffd')
    expect(initials('  ')).toBe('')
  })

  it('gives colours on which white can be read', () => {
    for (const colour of personColours) expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2 contrast ratio. */
function contrastWithWhite(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
