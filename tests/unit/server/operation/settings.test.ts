import { describe, expect, it } from 'vitest'
import { BadSetting, readSettings } from '../../../../server/settings'

describe('what an operator may set', () => {
  it('keeps everything for ever and to the machine itself, unless they say otherwise', () => {
    expect(readSettings({ RETENTION_DAYS: '' })).toMatchObject({
      operatorToken: null,
      logLevel: 'info',
      retentionDays: null,
      personalDataDays: null,
    })
  })

  it('is read', () => {
    const set = {
      OPERATOR_TOKEN: 'sixteen-letters_',
      LOG_LEVEL: 'debug',
      RETENTION_DAYS: '365',
      PERSONAL_DATA_DAYS: '90',
    }
    expect(readSettings(set)).toMatchObject({
      operatorToken: 'sixteen-letters_',
      logLevel: 'debug',
      retentionDays: 365,
      personalDataDays: 90,
    })
  })

  it.each([
    { RETENTION_DAYS: '0' },
    { RETENTION_DAYS: '-1' },
    { RETENTION_DAYS: 'a year' },
    { PERSONAL_DATA_DAYS: '1.5' },
    { LOG_LEVEL: 'loud' },
    { OPERATOR_TOKEN: 'fifteen-letters' },
    { OPERATOR_TOKEN: 'sixteen letters and spaces' },
  ])('is refused by name where it cannot be meant: %j', (set) => {
    const [name] = Object.keys(set)
    expect(() => readSettings(set as NodeJS.ProcessEnv)).toThrow(BadSetting)
    expect(() => readSettings(set as NodeJS.ProcessEnv)).toThrow(`${name}=`)
  })

  it('is not shown where it is a key', () => {
    expect(() => readSettings({ OPERATOR_TOKEN: 'my secret key is' })).toThrow(/^(?!.*my secret)/)
  })
})
