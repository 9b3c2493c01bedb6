/** `matches.json`: which offers and needs of a board could become flows. */
import { loadKnowledge } from '../analysis/matching/knowledge'
import { BoardMatches } from '../analysis/matching/boardMatches'
import { againstTexts, reasonText } from '../analysis/matching/reasons'
import { pauses } from '../analysis/pauses'
import type { BoardSnapshot } from '../model/snapshot'
import type { Language } from '../model/words'

/** How long the program may be kept from other work at a stretch, ms, and how many records are read between looks at the clock. */
const stretchMs = 12
const step = 8

/**
 * `{ matches: [{ offer, need, score, reason, against }] }`: resource ids, best first, score 0 to 1, no offer and no need more
 * than ten times; `reason` a sentence and `against` sentences in the board's language. Works in slices, so that a server goes
 * on answering others.
 */
export async function writeMatches(board: BoardSnapshot, language: Language): Promise<string> {
  const knowledge = await loadKnowledge()
  const matches = new BoardMatches(board, knowledge)
  const pause = pauses(stretchMs)
  try {
    while (!matches.rank(step)) await pause()
    const lines: string[] = []
    for (const match of matches.best()) {
      const { offer, need, score } = match
      const reason = reasonText(match, language, knowledge)
      const against = againstTexts(match, language, knowledge)
      lines.push(JSON.stringify({ offer, need, score, reason, against }))
      await pause()
    }
    return lines.length === 0 ? '{ "matches": [] }\n' : `{ "matches": [\n${lines.join(',\n')}\n] }\n`
  } finally {
    matches.destroy()
  }
}
