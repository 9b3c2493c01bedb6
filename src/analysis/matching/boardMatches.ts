/** The matches of a board that is at hand as a document. */
import { MatchMarks } from '../../model/matchMarks'
import type { BoardSnapshot } from '../../model/snapshot'
import { Matches } from './matches'
import type { Knowledge } from './score'

export class BoardMatches extends Matches {
  private readonly ownMarks: MatchMarks

  constructor(board: BoardSnapshot, knowledge: Knowledge) {
    const marks = new MatchMarks(board.doc)
    super(board, marks, knowledge)
    this.ownMarks = marks
  }

  override destroy(): void {
    super.destroy()
    this.ownMarks.destroy()
  }
}
