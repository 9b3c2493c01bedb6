// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LoadFault } from '../../../../src/ui/basics/LoadFault'
import { PageFault } from '../../../../src/ui/basics/PageFault'
import { part } from '../../../../src/ui/basics/part'
import { addCompany } from '../../../../src/model/commands'
import { SavedState } from '../../../../src/ui/board/SavedState'
import { openEditor } from '../records/board'
import { show } from './world'
import { EditorProvider } from '../../../../src/ui/board/context'

/** A panel whose file comes only while there is a network. */
function panelBehindNetwork() {
  const network = { up: false, asked: 0 }
  const Panel = part(async () => {
    network.asked++
    if (!network.up) throw new TypeError('Failed to fetch dynamically imported module')
    return { default: () => <p>What is on this card</p> }
  })
  return { network, Panel }
}

beforeEach(() => {
  // React and the boundaries report what they caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

describe('a part of the page that did not come', () => {
  it('says so, leaves the rest of the page alone, and comes when it is asked for again with a network', async () => {
    const { network, Panel } = panelBehindNetwork()
    await show(
      <>
        <p>The board</p>
        <LoadFault onClose={() => {}}>
          <Suspense fallback={null}>
            <Panel />
          </Suspense>
        </LoadFault>
      </>,
    )
    expect((await screen.findByRole('alert')).textContent).toContain('did not load')
    expect(screen.getByText('The board')).toBeTruthy()
    // Without network one showing asks a few times at most, not without end.
    expect(network.asked).toBeLessThan(4)

    network.up = true
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('What is on this card')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('comes by itself when it is opened anew after the network returned', async () => {
    const { network, Panel } = panelBehindNetwork()
    const shown = (
      <LoadFault onClose={() => {}}>
        <Suspense fallback={null}>
          <Panel />
        </Suspense>
      </LoadFault>
    )
    const first = await show(shown)
    await screen.findByRole('alert')
    first.unmount()
    network.up = true
    await show(shown)
    expect(await screen.findByText('What is on this card')).toBeTruthy()
  })
})

describe('a page that came to a stop', () => {
  it('says so with a way on, rather than turning blank', async () => {
    const Broken = () => {
      throw new Error('a bug')
    }
    await show(
      <PageFault>
        <Broken />
      </PageFault>,
      'ru',
    )
    expect(screen.getByRole('alert').textContent).toContain('Страница остановилась.')
    expect(screen.getByRole('button', { name: 'Обновить' })).toBeTruthy()
  })
})

describe('the words behind the saved state', () => {
  it('are there at once, as they are wanted when the network is away', async () => {
    const editor = openEditor()
    addCompany(editor.session.doc, editor.edit(), { name: 'Gyproc', x: 0, y: 0 })
    await show(
      <EditorProvider value={editor}>
        <SavedState compact={false} />
      </EditorProvider>,
    )
    await userEvent.click(screen.getByRole('button'))
    // No waiting: nothing is fetched.
    expect(screen.getByRole('dialog').textContent).toContain('The board is being fetched')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    editor.session.destroy()
  })
})
