import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { forms, traits, type Concept, type Use } from '../../../src/analysis/knowledge/knowledge'
import { loadLow } from '../../../src/model/codes/low'
import { loadNace } from '../../../src/model/codes/nace'
import { wordsOf } from '../../../src/model/codes/stem'
import { categories } from '../../../src/model/records'

const files = {
  concepts: import.meta.glob<unknown>('/src/analysis/knowledge/concepts/*.json', {
    eager: true,
    import: 'default',
  }),
  uses: import.meta.glob<unknown>('/src/analysis/knowledge/uses/*.json', { eager: true, import: 'default' }),
}

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const names = z.array(z.string().trim().min(2).max(80)).min(1)
const codes = z.array(z.string()).optional()
const concept = z.strictObject({
  id,
  en: names,
  ru: names,
  category: z.enum(categories),
  kindOf: z.array(id).optional(),
  low: codes,
  has: codes,
  needs: codes,
  form: z.enum(forms).optional(),
  traits: z.array(z.enum(traits)).optional(),
  not: z.array(z.string()).optional(),
})
const sentence = z.strictObject({ en: z.string().min(8), ru: z.string().min(8) })
const place = z.strictObject({
  where: z.string().min(3),
  donor: z.string().optional(),
  receiver: z.string().optional(),
  source: z.string().min(8),
  checked: z.enum(['read', 'recalled']),
})
const use = z.strictObject({
  id,
  of: z.array(id).min(1),
  seldom: z.array(id).optional(),
  en: names,
  ru: names,
  replaces: z.array(id).optional(),
  donors: codes,
  receivers: codes,
  strength: z.number().min(0.1).max(1),
  conditions: z.array(sentence).optional(),
  spoiledBy: z.array(z.enum(traits)).optional(),
  places: z.array(place).optional(),
})

/** The lists of all files, and what of them does not fit the shape: file, id, path, reason. */
function read<T extends { id: string }>(found: Record<string, unknown>, shape: z.ZodType) {
  const entries: { file: string; entry: T }[] = []
  const faults: string[] = []
  for (const [path, list] of Object.entries(found)) {
    const file = path.split('/').slice(-2).join('/')
    if (!Array.isArray(list)) faults.push(`${file}: not a list`)
    else
      for (const entry of list as T[]) {
        const result = shape.safeParse(entry)
        if (result.success) entries.push({ file, entry })
        else
          for (const { path: at, message } of result.error.issues)
            faults.push(`${file} ${entry?.id}: ${at.join('.')} ${message}`)
      }
  }
  return { entries, faults }
}

const concepts = read<Concept>(files.concepts, concept)
const uses = read<Use>(files.uses, use)
const known = new Set(concepts.entries.map(({ entry }) => entry.id))

function twice<T>(all: readonly { file: string; entry: T }[], keysOf: (entry: T) => readonly string[]) {
  const first = new Map<string, string>()
  const faults: string[] = []
  for (const { file, entry } of all)
    for (const key of new Set(keysOf(entry))) {
      const where = `${file} ${(entry as { id: string }).id}`
      if (first.has(key)) faults.push(`"${key}": ${first.get(key)} and ${where}`)
      else first.set(key, where)
    }
  return faults
}

const spelled = (name: string) => wordsOf(name).join(' ')

describe('what is known about resources', () => {
  it('has the shape that README.md describes', () => {
    expect([...concepts.faults, ...uses.faults]).toEqual([])
  })

  it('gives no id and no name twice', () => {
    expect(twice(concepts.entries, (one) => [one.id])).toEqual([])
    expect(twice(uses.entries, (one) => [one.id])).toEqual([])
    expect(twice(concepts.entries, (one) => one.en.map(spelled))).toEqual([])
    expect(twice(concepts.entries, (one) => one.ru.map(spelled))).toEqual([])
  })

  it('speaks only of concepts that it has', () => {
    const faults = [
      ...concepts.entries.flatMap(({ file, entry }) =>
        (entry.kindOf ?? [])
          .filter((to) => !known.has(to) || to === entry.id)
          .map((to) => `${file} ${entry.id}: ${to}`),
      ),
      ...uses.entries.flatMap(({ file, entry }) =>
        [...entry.of, ...(entry.replaces ?? [])]
          .filter((to) => !known.has(to))
          .map((to) => `${file} ${entry.id}: ${to}`),
      ),
    ]
    expect(faults).toEqual([])
  })

  it('calls seldom only what serves a use', () => {
    const faults = uses.entries.flatMap(({ file, entry: { id, of, seldom = [] } }) =>
      seldom.filter((one) => !of.includes(one)).map((one) => `${file} ${id}: ${one}`),
    )
    expect(faults).toEqual([])
  })

  it('uses codes that the classifications have', async () => {
    const [low, nace] = await Promise.all([loadLow(), loadNace()])
    const faults: string[] = []
    const wastes = ({ file, entry }: { file: string; entry: Concept }) => {
      for (const code of entry.low ?? []) {
        const found = low.get(code)
        if (found?.level !== 'waste' || !!found.hazardous !== code.endsWith('*'))
          faults.push(`${file} ${entry.id}: ${code}`)
      }
    }
    concepts.entries.forEach(wastes)
    const activities = (where: string, list: readonly string[] = []) => {
      for (const code of list) {
        const found = nace.get(code)
        if (!found || found.revision === '2') faults.push(`${where}: ${code}`)
      }
    }
    for (const { file, entry } of concepts.entries)
      activities(`${file} ${entry.id}`, [...(entry.has ?? []), ...(entry.needs ?? [])])
    for (const { file, entry } of uses.entries)
      activities(`${file} ${entry.id}`, [...(entry.donors ?? []), ...(entry.receivers ?? [])])
    expect(faults).toEqual([])
  })

  it('writes Russian in Cyrillic and English in Latin', () => {
    const faults = [...concepts.entries, ...uses.entries].flatMap(({ file, entry }) => [
      ...entry.en.filter((name) => /\p{Script=Cyrillic}/u.test(name)).map((name) => `${file} en "${name}"`),
      // Abbreviations such as "ПЭТ/PET" and grades such as "PE-HD" are written so in Russian too.
      ...entry.ru
        .filter((name) => !/\p{Script=Cyrillic}/u.test(name) && /\p{Ll}/u.test(name))
        .map((name) => `${file} ru "${name}"`),
    ])
    expect(faults).toEqual([])
  })
})
