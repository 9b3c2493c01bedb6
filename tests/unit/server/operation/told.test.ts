import { describe, expect, it } from 'vitest'
import { boardMark, networkOf, toldError } from '../../../../server/operation/told'

describe('an address in the log', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1234:5678::9', '2001:db8:1234::/48'],
    ['2001:DB8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['not an address', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is told as its network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a board in the log', () => {
  it('has one mark, which is not a piece of its id', () => {
    const id = 'V1StGXR8_Z5jdHi6B-myT'
    expect(boardMark(id)).toBe(boardMark(id))
    expect(boardMark(id)).toMatch(/^[0-9a-f]{12}$/)
    expect(boardMark(`${id}x`)).not.toBe(boardMark(id))
  })
})

describe('an error in the log', () => {
  it('is told without what it quotes', () => {
    let fault: unknown
    try {
      JSON.parse('Anna Kalniņa')
    } catch (error) {
      fault = error
    }
    expect(String(fault)).toContain('Anna')
    const told = toldError(fault)
    expect(JSON.stringify(told)).not.toContain('Anna')
    expect(told).toMatchObject({ type: 'SyntaxError' })
    expect(told.stack[0]).toMatch(/^at .*told\.test\.ts:\d+/)
  })

  it('has no line of a message that looks like a place', () => {
    const told = toldError(new Error('Anna\n    at Kalniņa:1:2\n    at home'))
    expect(JSON.stringify(told)).not.toContain('Kalni')
  })

  it('keeps the words of the database and of the system, which quote nobody', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    expect(toldError(full)).toMatchObject({ code: 'SQLITE_FULL', message: 'database or disk is full' })
    const gone = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' })
    expect(toldError(gone).message).toBe('ENOENT: no such file')
  })

  it('may be no error at all', () => {
    expect(toldError('Anna')).toEqual({ type: 'string', stack: [] })
  })
})
