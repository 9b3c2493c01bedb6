/** The interface around a real board on a real server, and a person who looks at it. */
import { MantineProvider } from '@mantine/core'
import { act, render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import WebSocket from 'ws'
import { Editor } from '../../../../src/canvas/editor'
import type { Role } from '../../../../src/model/roles'
import { BoardSession } from '../../../../src/sync/session'
import { EditorProvider } from '../../../../src/ui/board/context'
import { createShell, ShellProvider, type Shell } from '../../../../src/ui/board/shell'
import { setLanguage, startI18n } from '../../../../src/ui/i18n'
import { NoticeSlot } from '../../../../src/ui/notify'
import { theme } from '../../../../src/ui/theme'
import type { Language } from '../../../../src/model/words'
import { afterwards, makeBoard, running, type Board } from '../../server/world'

// jsdom's files cannot be read as bytes, unlike any browser's.
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise<ArrayBuffer>((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result as ArrayBuffer)
    reader.onerror = () => fail(reader.error)
    reader.readAsArrayBuffer(this)
  })
}

/** Renders a page or a part of one in a language. */
export async function show(ui: ReactNode, language: Language = 'en') {
  if (i18next.isInitialized) await setLanguage(language)
  else await startI18n(language)
  return render(
    <MantineProvider theme={theme} env="test">
      <NoticeSlot />
      {ui}
    </MantineProvider>,
  )
}

/** A server that the page's own requests reach, as if it had come from there. */
export async function servedPage(): Promise<{ url: string }> {
  const server = await running()
  const ask = fetch
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => ask(new URL(path, server.url), init))
  afterwards(() => vi.unstubAllGlobals())
  return server
}

export interface OpenBoard {
  readonly board: Board
  readonly editor: Editor
  readonly shell: Shell
}

export interface Visitor {
  readonly role?: Role
  readonly name?: string
  /** An open board to join, instead of a new one. */
  readonly on?: Board
}

/** Opens a board as the page does, and waits until its content is there. */
export async function openBoard({ role = 'host', name = 'Anna', on }: Visitor = {}): Promise<OpenBoard> {
  const board = on ?? (await makeBoard((await servedPage()).url))
  const token = board.tokens[role]
  const session = new BoardSession({
    server: `${board.url.replace('http', 'ws')}/sync`,
    board: board.id,
    token,
    role,
    user: { id: name, name, colour: '#0b7285' },
    offline: false,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  const editor = new Editor(session)
  afterwards(() => {
    editor.destroy()
    session.destroy()
  })
  await vi.waitFor(() => {
    if (!session.state.loaded) throw new Error('the board has not come yet')
  })
  return { board, editor, shell: createShell(board.id, role, token) }
}

/** Shows a part of the board page. */
export async function showOn({ editor, shell }: OpenBoard, ui: ReactNode, language: Language = 'en') {
  return show(
    <EditorProvider value={editor}>
      <ShellProvider value={shell}>{ui}</ShellProvider>
    </EditorProvider>,
    language,
  )
}

/** Lets what others did arrive. */
export async function settle(condition: () => void): Promise<void> {
  await act(() => vi.waitFor(condition, { timeout: 5_000 }))
}
