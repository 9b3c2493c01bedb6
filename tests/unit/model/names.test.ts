import { describe, expect, it } from 'vitest'
import { companyKey } from '../../../src/model/names'

describe('two spellings of one company', () => {
  it.each([
    ['SIA „Getliņi EKO”', 'getliņi  eko'],
    ['AS Tallinna Vesi', 'Tallinna Vesi AS'],
    ['ООО «Ромашка»', 'РОМАШКА, ООО'],
    ['Aalborg Portland A/S', 'aalborg portland'],
    ['Zakład Sp. z o.o.', 'ZAKŁAD'],
    ['Зелёный двор', 'зеленый двор'],
  ])('%s is %s', (a, b) => {
    expect(companyKey(a)).toBe(companyKey(b))
  })

  it('are not two companies that share a beginning', () => {
    expect(companyKey('Asnæs Power Station')).not.toBe(companyKey('Asnæs fish farm'))
    expect(companyKey('Company A')).not.toBe(companyKey('Company B'))
  })

  it('keep their words when there is nothing but a legal form', () => {
    expect(companyKey('AS')).toBe('as')
    expect(companyKey('ООО')).toBe('ооо')
  })
})
