/** Files that leave from the browser itself, so that they work without network. */
import type { Editor } from '../../canvas/editor'
import type { Language } from '../../model/words'

/** Lists and boards, as `src/exchange` names them. */
export const fileFormats = [
  'synergies.csv',
  'synergies.xlsx',
  'synergies.json',
  'board.json',
  'attention.json',
  'actions.ics',
  'recommendations.json',
] as const
export type FileFormat = (typeof fileFormats)[number]

/**
 * Makes a list or a board file and hands it to the person.
 * @returns sentences about what the file could not take as it is on the board.
 */
export async function saveFile(
  editor: Editor,
  board: string,
  format: FileFormat,
  language: Language,
): Promise<readonly string[]> {
  const [{ exportBoard }, { reasonText }] = await Promise.all([
    import('../../exchange/formats'),
    import('../../exchange/reasons'),
  ])
  const { snapshot } = editor.session
  const file = await exportBoard(format, snapshot, {
    language,
    boardId: board,
    now: new Date(),
    title: snapshot.meta.title,
  })
  if (!file) throw new Error(`There is no format ${format}.`)
  download(new Blob([file.body as BlobPart], { type: file.contentType }), file.fileName)
  return file.losses.map((loss) => reasonText(loss, language))
}

/** Makes a picture of the board, or of what is selected, and hands it to the person. */
export async function savePicture(
  editor: Editor,
  format: 'png' | 'svg',
  language: Language,
  selectionOnly: boolean,
): Promise<void> {
  const [{ boardPicture }, { fileName }] = await Promise.all([
    import('./picture'),
    import('../../exchange/formats'),
  ])
  const picture = await boardPicture(editor, format, {
    language,
    theme: editor.state.theme,
    ...(selectionOnly && { refs: editor.state.selection }),
  })
  download(picture, fileName(editor.session.snapshot.meta.title, `board.${format}`))
}

/** Gives a file to the person, as the browser does with files. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser reads the blob after this turn; some of them not at once.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
