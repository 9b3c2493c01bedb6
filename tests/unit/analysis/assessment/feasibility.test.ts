/** How feasible a synergy is: the mean of what is answered, worked out here by hand. */
import { describe, expect, it } from 'vitest'
import { feasibilityOf } from '../../../../src/analysis/assessment/feasibility'
import type { Flow } from '../../../../src/model/records'

const flow = (values: Partial<Flow>): Flow => ({
  id: 'f',
  from: 'a',
  to: 'b',
  resource: '',
  status: 'idea',
  barriers: [],
  notes: '',
  ...values,
})

describe('feasibility', () => {
  it('is unknown while nobody answered', () => {
    expect(feasibilityOf(flow({}))).toEqual({ score: null, unanswered: 8, answers: {} })
  })

  it('is the mean of what is answered', () => {
    // (1 + 1 + 0.5 + 0) / 4 = 0.625
    const answers = { fitTechnical: 'yes', fitSupply: 'yes', fitPermit: 'partly', fitTrust: 'no' } as const
    expect(feasibilityOf(flow(answers))).toEqual({ score: 62.5, unanswered: 4, answers })
  })

  it('is 0 where every answer is no, which is not unknown', () => {
    expect(feasibilityOf(flow({ fitEconomy: 'no' }))).toMatchObject({ score: 0, unanswered: 7 })
  })
})
