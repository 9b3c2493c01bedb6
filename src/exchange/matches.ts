/** `matches.json`: which offers and needs of a board could become flows. */
import { loadKnowledge } from '../analysis/matching/knowledge'
import { BoardMatches } from '../analysis/matching/boardMatches'
import { againstTexts, reasonText } from '../analysis/matching/reasons'
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
  try {
    for (let begun = performance.now(); !matches.rank(step);) {
      if (performance.now() - begun < stretchMs) continue
      await new Promise((resolve) => setTimeout(resolve))
      begun = performance.now()
    }
    const list = matches.best().map((match) => ({
      offer: match.offer,
      need: match.need,
      score: match.score,
      reason: reasonText(match, language, knowledge),
      against: againstTexts(match, language, knowledge),
    }))
    return JSON.stringify({ matches: list }, null, 2) + '\n'
  } finally {
    matches.destroy()
  }
}
