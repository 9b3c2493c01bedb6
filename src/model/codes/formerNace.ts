/** Codes of NACE Rev. 2 that Rev. 2.1 gave up. Kept apart from the titles, which are loaded late: every board is asked at once. */
import { normaliseNace } from './format'

/** Division, then what follows its point in each code; nothing where the division itself is gone. */
const formerByDivision = `
  01:49,64 14:11,12,13,14,19,20,3,31,39 16:10,29 17:29 20:52,53 22:19,29 23:19,49,69 25:29,50,7,71,72,73
  26:8,80 28:49 30:30 31:01,02,03,09 41:1,10,2,20 43:29,39 45:,1,11,19,2,20,3,31,32,4,40
  46:51,52,65,66,69,74,75,76,77 47:19,29,41,42,43,59,65,89,99 49:10 52:29 56:10,29 58:14 61:3,30
  62:0,01,02,03,09 63:11,12,99 64:20,30 68:10 70:21,22 72:11,19 74:10,90 77:29 78:3,30 80:1,10,2,20,3,30
  81:29 82:11,19 85:41,42,60 86:90 87:90 90:0,01,02,03,04 91:0,01,02,03,04 95:11,12 96:0,01,02,03,04,09
`

const former = new Set<string>()
for (const item of formerByDivision.trim().split(/\s+/)) {
  const [division = '', ends = ''] = item.split(':')
  for (const end of ends.split(',')) former.add(end ? `${division}.${end}` : division)
}

/** How many codes are given up. */
export const formerNaceCount = former.size

/** Whether a NACE code, in any spelling, is one of Rev. 2 that Rev. 2.1 no longer has. */
export function isFormerNace(code: string): boolean {
  const canonical = normaliseNace(code)
  return canonical !== null && former.has(canonical)
}
