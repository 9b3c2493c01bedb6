import { loadKnowledge } from './src/analysis/matching/knowledge'
import { rootOf } from './src/analysis/matching/language/tokens'
const { names } = await loadKnowledge()
const v: any = names.vocabulary
const g = new Map<string,string[]>()
for (const s of v.stems) { const r = rootOf(s); if (r!==s || true) g.set(r,[...(g.get(r)??[]),s]) }
for (const [r,l] of [...g].sort()) if (/[а-я]/.test(r) && r.length<=4 && l.length>1) console.log(r+': '+l.join(' '))
process.exit(0)
