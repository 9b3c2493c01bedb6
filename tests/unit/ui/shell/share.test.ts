import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { isLoopback, originsForOthers } from '../../../../src/ui/board/share/addresses'
import { drawQr } from '../../../../src/ui/board/share/drawQr'
import {
  codeUntil,
  inDays,
  inHours,
  isPast,
  lengthOf,
  momentWords,
} from '../../../../src/ui/board/share/moments'
import { codeInAddress } from '../../../../src/ui/router'

describe('the address that others are given', () => {
  const server = ['http://127.0.0.1:8080/', 'http://192.168.1.5:8080/', 'http://10.0.0.7:8080/']

  it('is that of the page, unless only this computer can open it', () => {
    expect(originsForOthers('https://board.example', server)).toEqual(['https://board.example'])
    expect(originsForOthers('http://127.0.0.1:8080', server)).toEqual([
      'http://192.168.1.5:8080',
      'http://10.0.0.7:8080',
    ])
  })

  it('is none when the server listens to this computer alone', () => {
    expect(originsForOthers('http://localhost:8080', server.slice(0, 1))).toEqual([])
    for (const host of ['localhost', 'a.localhost', '127.0.0.2', '[::1]']) expect(isLoopback(host)).toBe(true)
    for (const host of ['192.168.1.5', 'localhost.example', '12.7.0.1']) expect(isLoopback(host)).toBe(false)
  })
})

describe('how long a key works', () => {
  it('ends with the day that it is, whatever the hour', () => {
    const evening = new Date(2026, 10, 24, 21, 30)
    expect(lengthOf('today', evening)).toBe(2.5 * 60 * 60 * 1000)
    const midnight = new Date(2026, 10, 25)
    expect(inHours(lengthOf('today', midnight))).toBe(24)
  })

  it('is told to the server in its own measures, and for a code always has an end', () => {
    expect(inDays(lengthOf('week'))).toBe(7)
    expect(inDays(lengthOf('forever'))).toBeNull()
    for (const until of codeUntil) expect(inHours(lengthOf(until))).toBeLessThanOrEqual(30 * 24)
  })

  it('is said with the hour where it is near, and with the year where it is far', () => {
    const now = new Date(2026, 10, 24, 12).getTime()
    expect(momentWords(new Date(2026, 10, 26, 9, 5).toISOString(), 'en', now)).toBe('26 Nov, 09:05')
    expect(momentWords(new Date(2027, 10, 24).toISOString(), 'ru', now)).toMatch(/24 ноября 2027/)
    expect([isPast(null, now), isPast(new Date(now).toISOString(), now)]).toEqual([false, true])
  })
})

describe('the address behind the QR code on the wall', () => {
  it('carries the code where no server sees it', () => {
    expect(codeInAddress('#T86R6R')).toBe('T86R6R')
    expect(codeInAddress('#t86r6r')).toBe('t86r6r')
    for (const hash of ['', '#', '#T86R6', '#T86R6RR', '#T86 6R', '#T86-6R'])
      expect(codeInAddress(hash)).toBeNull()
  })
})

describe('a QR code', () => {
  it('is drawn with every dark square that it has, no other, and the quiet border that readers need', () => {
    const text = `http://192.168.1.5:8080/b/${'x'.repeat(21)}#${'k'.repeat(32)}`
    const { size, path } = drawQr(text)
    const dark = new Set<string>()
    for (const [, x, y, w] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let i = 0; i < Number(w); i++) dark.add(`${Number(x) + i} ${y}`)
    const { data } = encode(text, { ecc: 'M', border: 4 })
    expect(size).toBe(data.length)
    const wanted = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : [])))
    expect([...dark].sort()).toEqual(wanted.sort())
    for (const square of dark)
      for (const at of square.split(' ').map(Number)) expect(at >= 4 && at < size - 4).toBe(true)
  })
})
