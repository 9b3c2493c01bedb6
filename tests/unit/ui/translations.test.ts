/** Both languages say everything, nothing is said that the interface does not ask for, and nothing is asked for in vain. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { canvasActions } from '../../../src/canvas/actions'
import { fields } from '../../../src/model/fields'
import { words } from '../../../src/model/words'
import { pageActions } from '../../../src/ui/board/actions'
import { fieldLabel } from '../../../src/ui/records/fieldLabel'
import { en as enAtOnce } from '../../../src/ui/translations/en'
import { actionBoard as enActionBoard } from '../../../src/ui/translations/en/actionBoard'
import { exporting as enExporting } from '../../../src/ui/translations/en/exporting'
import { explorer as enExplorer } from '../../../src/ui/translations/en/explorer'
import { assessment as enAssessment } from '../../../src/ui/translations/en/assessment'
import { find as enFind } from '../../../src/ui/translations/en/find'
import { gestures as enGestures } from '../../../src/ui/translations/en/gestures'
import { help as enHelp } from '../../../src/ui/translations/en/help'
import { importing as enImporting } from '../../../src/ui/translations/en/importing'
import { matches as enMatches } from '../../../src/ui/translations/en/matches'
import { pasting as enPasting } from '../../../src/ui/translations/en/pasting'
import { policy as enPolicy } from '../../../src/ui/translations/en/policy'
import { questions as enQuestions } from '../../../src/ui/translations/en/questions'
import { records as enRecords } from '../../../src/ui/translations/en/records'
import { refused as enRefused } from '../../../src/ui/translations/en/refused'
import { share as enShare } from '../../../src/ui/translations/en/share'
import { spoken as enSpoken } from '../../../src/ui/translations/en/spoken'
import { tidied as enTidied } from '../../../src/ui/translations/en/tidied'
import { ru as ruAtOnce } from '../../../src/ui/translations/ru'
import { actionBoard as ruActionBoard } from '../../../src/ui/translations/ru/actionBoard'
import { exporting as ruExporting } from '../../../src/ui/translations/ru/exporting'
import { explorer as ruExplorer } from '../../../src/ui/translations/ru/explorer'
import { assessment as ruAssessment } from '../../../src/ui/translations/ru/assessment'
import { find as ruFind } from '../../../src/ui/translations/ru/find'
import { gestures as ruGestures } from '../../../src/ui/translations/ru/gestures'
import { help as ruHelp } from '../../../src/ui/translations/ru/help'
import { importing as ruImporting } from '../../../src/ui/translations/ru/importing'
import { matches as ruMatches } from '../../../src/ui/translations/ru/matches'
import { pasting as ruPasting } from '../../../src/ui/translations/ru/pasting'
import { policy as ruPolicy } from '../../../src/ui/translations/ru/policy'
import { questions as ruQuestions } from '../../../src/ui/translations/ru/questions'
import { records as ruRecords } from '../../../src/ui/translations/ru/records'
import { refused as ruRefused } from '../../../src/ui/translations/ru/refused'
import { share as ruShare } from '../../../src/ui/translations/ru/share'
import { spoken as ruSpoken } from '../../../src/ui/translations/ru/spoken'
import { tidied as ruTidied } from '../../../src/ui/translations/ru/tidied'

/** With what comes later, beside the part of the page that says it. */
const en = {
  assessment: enAssessment,
  ...enAtOnce,
  help: enHelp,
  gestures: enGestures,
  importing: enImporting,
  share: enShare,
  records: enRecords,
  refused: enRefused,
  find: enFind,
  pasting: enPasting,
  questions: enQuestions,
  tidied: enTidied,
  actionBoard: enActionBoard,
  policy: enPolicy,
  spoken: enSpoken,
  exporting: enExporting,
  matches: enMatches,
  explorer: enExplorer,
}
const ru = {
  assessment: ruAssessment,
  ...ruAtOnce,
  help: ruHelp,
  gestures: ruGestures,
  importing: ruImporting,
  share: ruShare,
  records: ruRecords,
  refused: ruRefused,
  find: ruFind,
  pasting: ruPasting,
  questions: ruQuestions,
  tidied: ruTidied,
  actionBoard: ruActionBoard,
  policy: ruPolicy,
  spoken: ruSpoken,
  exporting: ruExporting,
  matches: ruMatches,
  explorer: ruExplorer,
}

type Tree = { readonly [key: string]: string | Tree }

const plural = /_(zero|one|two|few|many|other)$/
const source = new URL('../../../src/ui', import.meta.url).pathname

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string') found.set(here, value)
    else leaves(value, here).forEach((text, inner) => found.set(inner, text))
  }
  return found
}

const texts = { en: leaves(en), ru: leaves(ru) }
const baseKeys = (language: 'en' | 'ru') =>
  new Set([...texts[language].keys()].map((key) => key.replace(plural, '')))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

/** The plural forms that a language needs, as `Intl` knows them. */
const formsOf = (language: 'en' | 'ru') =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.slice().sort()

describe.each([
  ['en', 'ru'],
  ['ru', 'en'],
] as const)('the translations in %s', (language, other) => {
  it(`say everything that is said in ${other}`, () => {
    const missing = [...baseKeys(other)].filter((key) => !baseKeys(language).has(key))
    expect(missing).toEqual([])
  })

  it('have every plural form wherever they count', () => {
    const counted = new Set(
      [...texts[language].keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
    )
    expect(counted.size).toBeGreaterThan(5)
    for (const key of counted) {
      const forms = [...texts[language].keys()]
        .filter((one) => plural.test(one) && one.replace(plural, '') === key)
        .map((one) => plural.exec(one)![1])
        .sort()
      expect({ key, forms }).toEqual({ key, forms: formsOf(language) })
    }
  })

  it('say nothing empty and put in the same things', () => {
    for (const [key, text] of texts[language]) {
      expect(text.trim(), key).not.toBe('')
      const twin = texts[other].get(key) ?? texts[other].get(key.replace(plural, '_other'))
      expect({ key, holes: placeholders(text) }).toEqual({ key, holes: placeholders(twin ?? '') })
    }
  })
})

it('Russian is written in Cyrillic', () => {
  const names =
    /Journal|Ehrenfeld|Gertler|Jacobsen|Industrial|Ecology|CSV|JSON|Excel|xlsx|PNG|SVG|MIT|NACE|LoW|Enter|Esc|Del|Delete|Escape|Backspace|Tab|Home|End|Page|Up|Down|Shift|Alt|HOST|[CFT]|\{\{\w+\}\}/g
  for (const [key, text] of texts.ru) {
    const rest = text.replace(names, '')
    if (/[A-Za-z]{4,}/.test(rest)) expect(`${key}: ${text}`).toMatch(/[а-яё]/i)
  }
})

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'translations' ? [] : files(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** Every string or template in the code that looks like a key, outside comments and attributes; `${...}` is any part. */
function askedFor(): { file: string; key: string; pattern: RegExp }[] {
  const asked: { file: string; key: string; pattern: RegExp }[] = []
  for (const file of files(source)) {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    for (const [, , key] of code.matchAll(
      /(?<!=)(['"`])((?:assessment|actionBoard|policy|spoken|exporting|matches|explorer|shell|help|gestures|importing|share|refused|find|pasting|questions|tidied|actions|records|words)[.:](?!ics\b)[^'"`\n]*?)\1/g,
    )) {
      const pattern = key!
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^.]+')
      asked.push({ file: file.slice(source.length + 1), key: key!, pattern: new RegExp(`^${pattern}$`) })
    }
  }
  return asked
}

describe('the interface', () => {
  const keys = [...baseKeys('en')]
  const wordKeys = [...leaves(words.en as unknown as Tree).keys()].map((key) => `words:${key}`)
  const asked = askedFor()

  it('asks only for what there is', () => {
    expect(asked.length).toBeGreaterThan(100)
    const inVain = asked.filter(({ pattern }) => ![...keys, ...wordKeys].some((key) => pattern.test(key)))
    expect(inVain.map(({ file, key }) => `${file}: ${key}`)).toEqual([])
  })

  it('uses everything that is translated', () => {
    const actionKeys = new Set(
      [...canvasActions, ...Object.values(pageActions)].map(({ id }) => `actions.${id}`),
    )
    const unused = keys.filter(
      (key) => !actionKeys.has(key) && !asked.some(({ pattern }) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('has a name for every action', () => {
    for (const { id } of [...canvasActions, ...Object.values(pageActions)])
      expect(keys).toContain(`actions.${id}`)
  })

  it.each(['en', 'ru'] as const)('has a name for every field that can be asked about: %s', (language) => {
    const unnamed = Object.values(fields)
      .flatMap((collection) => Object.keys(collection))
      .filter((name) => fieldLabel(name, words[language], ((key: string) => key) as TFunction) === '')
    expect(unnamed).toEqual([])
  })
})
