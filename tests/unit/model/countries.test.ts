/** Countries as people type them, in the languages around the Baltic Sea. */
import { expect, it } from 'vitest'
import { countryCode } from '../../../src/model/countries'

it.each([
  ['ee', 'EE'],
  [' EE ', 'EE'],
  ['Estonia', 'EE'],
  ['Эстония', 'EE'],
  ['Eesti', 'EE'],
  ['Latvija', 'LV'],
  ['Lietuva', 'LT'],
  ['suomi', 'FI'],
  ['Deutschland', 'DE'],
  ['UK', 'GB'],
  ['Россия', 'RU'],
  ['рф', 'RU'],
  ['zz', 'ZZ'],
  ['somewhere', null],
  ['', null],
  [undefined, null],
] as const)('%j is %s', (typed, code) => expect(countryCode(typed)).toBe(code))
