/** "Needs attention": everything on a board that is kept as typed but left out of totals. */
import type { Question } from './read'
import type { Flow } from './records'
import type { BoardSnapshot } from './snapshot'

/**
 * Why a flow is no row of the synergy list, or null when it is one.
 * A flow needs two ends that exist and differ.
 */
export function flowFault(board: BoardSnapshot, flow: Flow): Question | null {
  const ask = !board.companies.has(flow.from)
    ? ({ field: 'from', value: flow.from, ask: 'noDonor' } as const)
    : !board.companies.has(flow.to)
      ? ({ field: 'to', value: flow.to, ask: 'noReceiver' } as const)
      : flow.from === flow.to
        ? ({ field: 'to', value: flow.to, ask: 'loop' } as const)
        : null
  return ask && { record: 'flows', id: flow.id, ...ask }
}

/** All questions of a board, those within records and those between them. Walks the whole board once. */
export function boardQuestions(board: BoardSnapshot): Question[] {
  const questions = board.recordQuestions()
  for (const flow of board.flows.values()) {
    const fault = flowFault(board, flow)
    if (fault) questions.push(fault)
  }
  for (const resource of board.resources.values())
    if (!board.companies.has(resource.company))
      questions.push({
        record: 'resources',
        id: resource.id,
        field: 'company',
        value: resource.company,
        ask: 'noCompany',
      })
  for (const action of board.actions.values())
    if (!board.flows.has(action.flow))
      questions.push({ record: 'actions', id: action.id, field: 'flow', value: action.flow, ask: 'noFlow' })
  return questions
}
