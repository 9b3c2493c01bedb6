import { describe, expect, it } from 'vitest'
import { isHazardous, hazardousCount } from '../../../src/model/codes/lowCodes'
import { addAction, setFields } from '../../../src/model/commands'
import { distanceKm } from '../../../src/model/distance'
import { synergyColumns, synergyList, synergyRow } from '../../../src/model/synergies'
import { edit, smallBoard } from './board'

describe('the synergy list', () => {
  it('has the columns that others rely on, in their order', () => {
    expect(synergyColumns.join(', ')).toBe(
      'id, synergy, status, exchange, donor, donor_nace, donor_municipality, donor_country, receiver, receiver_nace, ' +
        'receiver_municipality, receiver_country, resource, category, low_code, hazardous, quantity, unit, period, ' +
        'annual_quantity, annual_unit, distance_km, co2e_avoided_t_per_year, landfill_diverted_t_per_year, ' +
        'virgin_saved_t_per_year, water_saved_m3_per_year, saving_eur_per_year, confidence, barriers, next_action, ' +
        'action_owner, action_due, votes, source, created_at, updated_at, notes',
    )
    const { board, flow } = smallBoard()
    const row = synergyRow(board, board.flows.get(flow())!)
    expect(Object.keys(row!)).toEqual([...synergyColumns])
  })

  it('stands in order: furthest along first, then the largest yearly amount, then by name; failed last', () => {
    const { board, flow } = smallBoard()
    flow({ resource: 'failed', status: 'failed', quantity: 900, unit: 't', period: 'year' })
    flow({ resource: 'b idea', status: 'idea' })
    flow({ resource: 'a idea', status: 'idea' })
    flow({ resource: 'small', status: 'completed', quantity: 2, unit: 't', period: 'year' })
    flow({ resource: 'large', status: 'completed', quantity: 1, unit: 't', period: 'day' })
    flow({ resource: 'talks', status: 'negotiation' })
    flow({ resource: 'building', status: 'implementation' })
    flow({ resource: 'words', status: 'discussion' })
    expect(synergyList(board).map((row) => row.resource)).toEqual([
      'large',
      'small',
      'building',
      'talks',
      'words',
      'a idea',
      'b idea',
      'failed',
    ])
  })

  it('names the next action: not done, the earliest due', () => {
    const { doc, board, flow } = smallBoard()
    const id = flow()
    addAction(doc, edit, { flow: id, text: 'someday' })
    addAction(doc, edit, { flow: id, text: 'call the farm', owner: 'Anna', due: '2026-12-01' })
    addAction(doc, edit, { flow: id, text: 'already done', due: '2026-01-01', done: true })
    expect(synergyList(board)[0]).toMatchObject({
      next_action: 'call the farm',
      action_owner: 'Anna',
      action_due: '2026-12-01',
    })
  })

  it('says what is hazardous from the code, with or without its asterisk', () => {
    expect(hazardousCount).toBe(408)
    expect(isHazardous('16 02 13*')).toBe(true)
    expect(isHazardous('16 02 13')).toBe(true)
    expect(isHazardous('10 01 02')).toBe(false)
    expect(isHazardous('16')).toBe(false)
    const { board, flow } = smallBoard()
    flow({ low: '16 02 13' })
    expect(synergyList(board)[0]!.hazardous).toBe(true)
  })

  it('measures the distance where both ends have coordinates, and else says what the file said', () => {
    // Riga (56.9496 N, 24.1052 E) to Tallinn (59.4370 N, 24.7536 E): 279.2 km by the haversine formula
    expect(distanceKm({ lat: 56.9496, lon: 24.1052 }, { lat: 59.437, lon: 24.7536 })).toBeCloseTo(279.2, 0)
    const { doc, board, plant, farm, flow } = smallBoard()
    flow({ distance: 12.5 })
    expect(synergyList(board)[0]!.distance_km).toBe(12.5)
    setFields(doc, edit, { collection: 'companies', id: plant }, { lat: 56, lon: 24 })
    setFields(doc, edit, { collection: 'companies', id: farm }, { lat: 56, lon: 24 })
    expect(synergyList(board)[0]!.distance_km).toBe(0)
  })
})
