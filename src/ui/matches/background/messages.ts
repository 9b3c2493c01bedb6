/** What the page and the matching beside it say to each other. */
import type { Concept, Use } from '../../../analysis/knowledge/knowledge'
import type { Facts } from '../../../analysis/matching/receivedBoard'
import type { Match } from '../../../analysis/matching/score'

/** What can be asked of one or a few resources, and what is answered. */
export type Question =
  /** What answers an offer or a need, best first. */
  | { readonly kind: 'of'; readonly resource: string }
  /** Whether two may be the same thing. */
  | { readonly kind: 'between'; readonly offer: string; readonly need: string }
  /** What a resource most likely is, by its number in the base. */
  | { readonly kind: 'conceptOf'; readonly resource: string }
  /** Which resources most likely are one of some concepts. */
  | { readonly kind: 'ofConcepts'; readonly concepts: readonly number[] }

export interface Answers {
  readonly of: readonly Match[]
  readonly between: Match | null
  readonly conceptOf: number | undefined
  readonly ofConcepts: readonly (readonly [id: string, concept: number])[]
}
export type Answer = Answers[Question['kind']]

/** How a question is named: the same for the same question. */
export const questionKey = (question: Question): string => JSON.stringify(Object.values(question))

/** The resources that a question is about, where it names them. */
export function resourcesOf(question: Question): string[] {
  switch (question.kind) {
    case 'of':
    case 'conceptOf':
      return [question.resource]
    case 'between':
      return [question.offer, question.need]
    case 'ofConcepts':
      return []
  }
}

/** How much of the list of the whole board is wanted. */
export interface Wanted {
  /** So many of the best; for these all of the board is compared. */
  readonly listed: number
  /** And that they are counted up to so many; for this no more is compared than that takes. */
  readonly counted: number
}

/** The list of the whole board, without what somebody put aside. */
export interface BoardList {
  /** Best first. */
  readonly matches: readonly Match[]
  /** How many of them were wanted. */
  readonly listed: number
  readonly found: number
  /** Whether there are more than were to be counted. */
  readonly more: boolean
  /** Whether nothing is left to be compared for what was wanted. */
  readonly done: boolean
}

export type ToWork =
  | { readonly kind: 'begin'; readonly concepts: readonly Concept[]; readonly uses: readonly Use[] }
  /** @param typed whether somebody did that just now. @param rest how many records are still to be sent. */
  | { readonly kind: 'facts'; readonly facts: Facts; readonly typed: boolean; readonly rest: number }
  | { readonly kind: 'ask'; readonly questions: readonly Question[] }
  | { readonly kind: 'want'; readonly wanted: Wanted }

export type FromWork =
  /** It can be spoken to. */
  | { readonly kind: 'here' }
  /** Answers may be others than before. @param ready whether all that was sent has been read. */
  | { readonly kind: 'changed'; readonly ready: boolean }
  | { readonly kind: 'answers'; readonly answers: readonly (readonly [key: string, answer: Answer])[] }
  | { readonly kind: 'list'; readonly list: BoardList }
