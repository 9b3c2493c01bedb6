/** A board for component tests: the real editor and session, with a socket that never connects. */
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import * as Y from 'yjs'
import { Editor } from '../../../../src/canvas/editor'
import type { Role } from '../../../../src/model/roles'
import { BoardSession } from '../../../../src/sync/session'
import { EditorProvider } from '../../../../src/ui/board/context'
import { startI18n } from '../../../../src/ui/i18n'
import { theme } from '../../../../src/ui/theme'
import type { Language } from '../../../../src/model/words'

class SilentSocket extends EventTarget {
  static readonly CONNECTING = 0
  readonly readyState = 0
  binaryType = 'arraybuffer'
  send(): void {}
  close(): void {}
}

export function openEditor(role: Role = 'editor'): Editor {
  const session = new BoardSession({
    server: 'ws://localhost/sync',
    board: 'test',
    token: 'token',
    role,
    user: { id: 'anna', name: 'Anna', colour: '#0c7986' },
    offline: false,
    WebSocketPolyfill: SilentSocket as unknown as typeof WebSocket,
  })
  return new Editor(session)
}

/** Someone else on the same board: what they write arrives as from the network. */
export function colleague(editor: Editor): { doc: Y.Doc; send: () => void } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(editor.session.doc))
  return { doc, send: () => Y.applyUpdate(editor.session.doc, Y.encodeStateAsUpdate(doc), 'network') }
}

export async function show(editor: Editor, content: ReactNode, language: Language = 'en') {
  await startI18n(language)
  const user = userEvent.setup()
  const view = render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      <EditorProvider value={editor}>{content}</EditorProvider>
    </MantineProvider>,
  )
  return { user, ...view }
}
