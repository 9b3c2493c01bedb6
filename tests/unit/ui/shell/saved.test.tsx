// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { addCompany } from '../../../../src/model/commands'
import { closeCodes, endings } from '../../../../src/model/wire'
import type { LinkState } from '../../../../src/sync/link'
import { refusalReason, refusedKey, savedWords } from '../../../../src/ui/board/saved'
import { SavedState } from '../../../../src/ui/board/SavedState'
import { en } from '../../../../src/ui/translations/en'
import { refused } from '../../../../src/ui/translations/en/refused'
import { ru } from '../../../../src/ui/translations/ru'
import { openBoard, settle, showOn } from './world'

const calm: LinkState = {
  connection: 'online',
  unsaved: false,
  loaded: true,
  denied: null,
  refusedWrite: false,
  unwritten: false,
  refusal: null,
  turnedAway: null,
}

type Circumstances = { network?: boolean; kept?: boolean; mayWrite?: boolean }

const cases: [string, Partial<LinkState>, Circumstances, string, string, string][] = [
  ['all is on disk', {}, {}, 'Saved', 'Сохранено', 'saved'],
  ['an edit is on its way', { unsaved: true }, {}, 'Saving…', 'Сохраняется…', 'saving'],
  ['connected, content not here yet', { loaded: false }, {}, 'Opening…', 'Открывается…', 'connecting'],
  [
    'first connection',
    { connection: 'connecting', loaded: false },
    {},
    'Connecting…',
    'Подключение…',
    'connecting',
  ],
  ['the server is away', { connection: 'offline' }, {}, 'Reconnecting…', 'Переподключение…', 'kept'],
  [
    'the cable is out, the connection does not know yet',
    { unsaved: true },
    { network: false },
    'Changes kept here',
    'Изменения хранятся здесь',
    'kept',
  ],
  ['no network', { connection: 'offline' }, { network: false }, 'Offline', 'Нет сети', 'kept'],
  [
    'the server is away and an edit waits for it',
    { connection: 'offline', unsaved: true },
    {},
    'Changes kept here',
    'Изменения хранятся здесь',
    'kept',
  ],
  [
    'an edit waits and this browser keeps no copy',
    { connection: 'offline', unsaved: true },
    { kept: false },
    'Changes not saved',
    'Изменения не сохранены',
    'keepOpen',
  ],
  [
    'no network and no copy',
    { connection: 'offline' },
    { network: false, kept: false },
    'Offline',
    'Нет сети',
    'keepOpen',
  ],
  [
    'the server refused what was written here, as this link may only look',
    { unsaved: true, refusedWrite: true },
    { mayWrite: false },
    'Changes not saved',
    'Изменения не сохранены',
    'mayOnlyLook',
  ],
  [
    'the disk of the server is full',
    { unsaved: true, unwritten: true },
    {},
    'Changes not saved',
    'Изменения не сохранены',
    'serverFull',
  ],
  [
    'the server is away and an edit waits that this link may not bring',
    { connection: 'offline', unsaved: true },
    { mayWrite: false },
    'Changes not saved',
    'Изменения не сохранены',
    'mayOnlyLook',
  ],
  [
    'the key was withdrawn',
    { connection: 'refused', refusal: { code: closeCodes.unauthorised, reason: '' } },
    {},
    'Not connected',
    'Нет подключения',
    'unauthorised',
  ],
]

describe('the saved state', () => {
  it.each(cases)(
    'is true when %s',
    (_what, state, { network = true, kept = true, mayWrite = true }, inEnglish, inRussian, why) => {
      const words = savedWords({ ...calm, ...state }, network, kept, mayWrite)
      expect(en.shell.saved[words.key]).toBe(inEnglish)
      expect(ru.shell.saved[words.key]).toBe(inRussian)
      expect(words.why).toBe(why)
    },
  )

  it('says why when the server has no room for now, also while it is being asked again', () => {
    const turnedAway = { code: closeCodes.tooMany, reason: 'too many' }
    for (const connection of ['offline', 'online'] as const)
      expect(savedWords({ ...calm, loaded: false, connection, turnedAway }, true, true, true)).toMatchObject({
        key: 'reconnecting',
        turnedAway: 'tooMany',
      })
  })

  it('has a sentence for every way of being refused', () => {
    const said = { shell: en.shell, refused }
    for (const code of [...Object.values(closeCodes), 4999])
      expect(said).toHaveProperty(refusedKey(refusalReason({ code, reason: '' })))
    for (const [name, reason] of Object.entries(endings)) {
      expect(refusalReason({ code: closeCodes.unauthorised, reason })).toBe(name)
      expect(said).toHaveProperty(refusedKey(name))
    }
    expect(refusalReason(null)).toBe('other')
  })

  it('goes from saving to saved when the server has the edit on disk', async () => {
    const open = await openBoard()
    await showOn(open, <SavedState compact={false} />)
    await settle(() => expect(screen.getByRole('button').textContent).toBe('Saved'))
    const seen: (string | null)[] = []
    const watch = new MutationObserver(() => seen.push(screen.getByRole('button').textContent))
    watch.observe(document.body, { childList: true, characterData: true, subtree: true })
    addCompany(open.editor.session.doc, open.editor.edit(), { name: 'Gyproc', x: 0, y: 0 })
    await settle(() => expect(seen).toContain('Saving…'))
    await settle(() => expect(seen.at(-1)).toBe('Saved'))
    watch.disconnect()
  })
})
