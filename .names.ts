import { loadKnowledge } from './src/analysis/matching/knowledge'
import { tokensOf } from './src/analysis/matching/language/tokens'
const { base } = await loadKnowledge()
for (const c of base.concepts) for (const n of [...c.en,...c.ru]) { const t = tokensOf(n); const w = n.split(/[\s-]+/).length; if (t.length < w && t.length <= 1) console.log(c.id,'|',n,'|',t.map(x=>x.stem).join(' ')) }
console.log('--- short single')
const seen = new Map<string,string[]>()
for (const c of base.concepts) for (const n of [...c.en,...c.ru]) { const t = tokensOf(n).map(x=>x.stem).sort().join(' '); seen.set(t,[...new Set([...(seen.get(t)??[]),c.id])]) }
for (const [t,l] of seen) if (l.length>1) console.log(t,'=>',l.join(' '))
process.exit(0)
