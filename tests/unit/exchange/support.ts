import * as Y from 'yjs'
import { applyImport, planImport, type ImportPlan } from '../../../src/exchange/import'
import { Edit } from '../../../src/model/edit'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyList, type SynergyRow } from '../../../src/model/synergies'

export const utf8 = (text: string) => new TextEncoder().encode(text)

/** Bytes as a program in Windows saves them; every character must be in the code page. */
export function inCodePage(
  text: string,
  encoding: 'windows-1251' | 'windows-1252' | 'windows-1257',
): Uint8Array {
  const byCharacter = new Map<string, number>()
  const decoder = new TextDecoder(encoding)
  for (let byte = 0; byte < 256; byte++) byCharacter.set(decoder.decode(Uint8Array.of(byte)), byte)
  // Node's own decoder takes Windows-1252 for Latin-1 here.
  if (encoding === 'windows-1252')
    [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].forEach((it, i) => it !== ' ' && byCharacter.set(it, 0x80 + i))
  return Uint8Array.from([...text], (character) => {
    const byte = byCharacter.get(character)
    if (byte === undefined) throw new Error(`${character} is not in ${encoding}`)
    return byte
  })
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const whole = (mark ? '\ufeff' : '') + text
  const bytes = new Uint8Array(whole.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < whole.length; i++) view.setUint16(i * 2, whole.charCodeAt(i), order === 'le')
  return bytes
}

export function emptyBoard(): { doc: Y.Doc; board: BoardSnapshot } {
  const doc = new Y.Doc()
  return { doc, board: new BoardSnapshot(doc) }
}

/** Imports a file into a board (an empty one unless given). */
export async function importInto(bytes: Uint8Array, target = emptyBoard(), type = '') {
  const plan: ImportPlan = await planImport(bytes, type, target.board)
  const result = applyImport(target.doc, plan, new Edit('Anna'))
  return { ...target, plan, result, rows: synergyList(target.board) }
}

/** Rows without their ids and the times that an import gives, for lists that say neither. */
export const essence = (rows: readonly SynergyRow[]) =>
  rows.map(({ id: _id, created_at: _created, updated_at: _updated, ...rest }) => rest)
