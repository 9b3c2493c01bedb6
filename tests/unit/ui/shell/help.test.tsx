// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { allActions } from '../../../../src/ui/board/actions'
import HelpSheet from '../../../../src/ui/board/HelpSheet'
import { keyWords } from '../../../../src/ui/board/keys'
import { ru } from '../../../../src/ui/translations/ru'
import { show } from './world'

const plain = ((key: string) => key.split('.').at(-1)) as never

describe('the sheet of keys', () => {
  it('names every action that has a key, in Russian', async () => {
    await show(<HelpSheet onClose={() => {}} />, 'ru')
    expect(screen.getByRole('dialog', { name: 'Клавиши и жесты' })).toBeTruthy()
    const shown = screen.getAllByRole('term').map((term) => term.textContent)
    for (const { id, keys } of allActions)
      if (keys?.length && !/Left|Right|Up|Down/.test(id))
        expect(shown).toContain(ru.actions[id as keyof typeof ru.actions])
    expect(shown).toEqual(expect.arrayContaining(['Сдвинуть', 'Сдвинуть дальше', 'Двигать вид']))
    expect(shown).toContain('Отменить')
    expect(shown).toContain('Таблица')
    expect(screen.queryByText(/^actions\./)).toBeNull()
  })

  it('shows keys as the keyboard has them', () => {
    const redo = { code: 'KeyZ', mod: true, shift: true }
    expect(keyWords(redo, plain, false)).toBe('Ctrl+Shift+Z')
    expect(keyWords(redo, plain, true)).toBe('⌘⇧Z')
    expect(keyWords({ code: 'Digit1', shift: true }, plain, false)).toBe('Shift+1')
    expect(keyWords({ code: 'ArrowLeft' }, plain, false)).toBe('←')
  })

  it('gives no key to two actions that can be meant at once', () => {
    const byKey = new Map<string, string[]>()
    for (const action of allActions)
      for (const { code, mod, shift, alt } of action.keys ?? []) {
        const key = [mod && 'mod', alt && 'alt', shift && 'shift', code].filter(Boolean).join('+')
        byKey.set(key, [...(byKey.get(key) ?? []), action.id])
      }
    // The same key does one thing or another by what is selected: each of these says when it is allowed.
    for (const [key, ids] of byKey)
      if (ids.length > 1)
        for (const id of ids)
          expect(allActions.find((one) => one.id === id)?.allowed, `${key}: ${ids.join()}`).toBeDefined()
  })
})
