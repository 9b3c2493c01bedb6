// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import ImportDialog from '../../../../src/ui/import/ImportDialog'
import { openBoard, settle, showOn } from './world'

/** As a Russian Excel saves it, with what people do to such files. */
const messy = [
  'Список потоков на 12.03.2026;;;;;',
  'Поставщик;Кому;Что;Кол-во;Ед. изм.;Наш номер',
  'ООО «Котельная»;Теплица;тёплая вода;1 200,5;т;7',
  'котельная;Теплица;зола;много;т;8',
  ';Теплица;пар;3;т;9',
  'Завод <b>Z</b>;"Порт',
  'Северный";стружка;2;кг;10',
].join('\r\n')

const file = new File([messy], 'потоки.csv', { type: 'text/csv' })

describe('the import', () => {
  it('shows what a messy list will do before it writes, then does it in one step that can be undone', async () => {
    const open = await openBoard()
    const { editor, shell } = open
    shell.setState({ dialog: 'import', incoming: { file } })
    await showOn(open, <ImportDialog onClose={() => shell.setState({ dialog: null })} />)

    await screen.findByText('потоки.csv')
    expect(screen.getByText('4 companies and 3 flows')).toBeTruthy()
    const refused = screen.getByText(/^Refused/, { selector: 'summary' }).closest('details')!
    expect(within(refused).getByRole('cell', { name: '5' })).toBeTruthy()
    expect(within(refused).getByRole('cell', { name: 'This cell is needed and is empty.' })).toBeTruthy()
    expect(screen.getByText('Наш номер')).toBeTruthy()
    expect(screen.getByText('стружка: Завод <b>Z</b> → Порт Северный', { exact: false })).toBeTruthy()
    expect(editor.session.snapshot.companies.size).toBe(0)

    await userEvent.click(screen.getByRole('button', { name: 'Import' }))
    await settle(() => expect(editor.session.snapshot.flows.size).toBe(3))
    expect(shell.getState().dialog).toBeNull()
    const names = [...editor.session.snapshot.companies.values()].map(({ name }) => name)
    expect(names).toContain('Завод <b>Z</b>')
    expect(await screen.findByText('Imported: 4 companies and 3 flows.')).toBeTruthy()

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(editor.session.snapshot.companies.size).toBe(0)
    expect(editor.session.snapshot.flows.size).toBe(0)
  })

  it('says why a file is none, and takes pasted rows instead', async () => {
    const open = await openBoard()
    open.shell.setState({ incoming: { file: new File(['%PDF-1.7 …'], 'scan.pdf') } })
    await showOn(open, <ImportDialog onClose={() => {}} />, 'ru')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Этот файл — не CSV, не книга .xlsx и не доска в JSON.',
    )
    await userEvent.click(screen.getByRole('textbox', { name: 'Или вставьте строки из таблицы' }))
    await userEvent.paste('Компания\tГород\nГетлини Эко\tРига')
    await userEvent.click(screen.getByRole('button', { name: 'Прочитать строки' }))
    expect(await screen.findByText('1 компания')).toBeTruthy()
    expect(screen.getByText('Список компаний', { exact: false })).toBeTruthy()
  })
})
