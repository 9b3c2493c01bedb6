/**
 * Which codes NACE Rev. 2.1 has, and which of Rev. 2 it gave up. Kept apart from the titles, which are loaded late: every board
 * is asked at once.
 */

/** Division, then each of its groups: its digit, and the last digit of each of its classes. */
const codesByDivision = `
  01:11234569,2123456789,30,412345678,50,6123,70 02:10,20,30,40 03:112,212,30 05:10,20 06:10,20 07:10,219 08:112,91239
  09:10,90 10:1123,20,3129,412,512,612,7123,81234569,912 11:01234567 12:00 13:10,20,30,91234569 14:10,212349 15:112,20
  16:112,212345678 17:112,212345 18:11234,20 19:10,20 20:11234567,20,30,412,519,60 21:10,20 22:112,2123456
  23:112345,20,312,412345,512,6123456,70,919 24:10,20,31234,4123456,51234 25:112,212,30,40,5123,6123,912349
  26:112,20,30,40,512,60,70 27:112,20,3123,40,512,90 28:112345,2123459,30,412,912345679 29:10,20,312
  30:1123,20,312,40,9129 31:00 32:1123,20,30,40,50,919 33:1123456789,20 35:1123456,21234,30,40 36:00 37:00
  38:112,2123,3123 39:00 41:00 42:1123,212,919 43:1123,21234,312345,412,50,60,919
  46:1123456789,21234,3123456789,4123456789,50,61234,7123,812345679,90
  47:112,21234567,30,40,512345,612349,7123456789,8123,912 49:112,20,312349,412,50 50:10,20,30,40 51:10,212
  52:10,2123456,312 53:10,20,30 55:10,20,30,40,90 56:112,212,30,40 58:11239,219 59:11234,20 60:10,20,319 61:10,20,90
  62:10,20,90 63:10,912 64:119,212,312,9129 65:112,20,30 66:1129,2129,30 68:112,20,312 69:10,20 70:10,20 71:112,20
  72:10,20 73:112,20,30 74:11234,20,30,919 75:00 77:112,212,3123459,40,512 78:10,20 79:112,90 80:019 81:10,2123,30
  82:10,20,30,40,9129 84:1123,212345,30 85:10,20,3123,40,51239,619 86:10,2123,912345679 87:10,20,30,919 88:10,919
  90:1123,20,319 91:112,212,30,412 92:00 93:11239,219 94:112,20,9129 95:10,2123459,312,40 96:10,2123,30,40,919 97:00
  98:10,20 99:00
`

/** Division, then what follows its point in each code; nothing where the division itself is gone. */
const formerByDivision = `
  01:49,64 14:11,12,13,14,19,20,3,31,39 16:10,29 17:29 20:52,53 22:19,29 23:19,49,69 25:29,50,7,71,72,73
  26:8,80 28:49 30:30 31:01,02,03,09 41:1,10,2,20 43:29,39 45:,1,11,19,2,20,3,31,32,4,40
  46:51,52,65,66,69,74,75,76,77 47:19,29,41,42,43,59,65,89,99 49:10 52:29 56:10,29 58:14 61:3,30
  62:0,01,02,03,09 63:11,12,99 64:20,30 68:10 70:21,22 72:11,19 74:10,90 77:29 78:3,30 80:1,10,2,20,3,30
  81:29 82:11,19 85:41,42,60 86:90 87:90 90:0,01,02,03,04 91:0,01,02,03,04 95:11,12 96:0,01,02,03,04,09
`

const listed = new Set('ABCDEFGHIJKLMNOPQRSTUV')
for (const [division, groups] of items(codesByDivision)) {
  listed.add(division)
  for (const [group = '', ...classes] of groups) {
    listed.add(`${division}.${group}`)
    for (const one of classes) listed.add(`${division}.${group}${one}`)
  }
}

const former = new Set<string>()
for (const [division, ends] of items(formerByDivision))
  for (const end of ends) former.add(end ? `${division}.${end}` : division)

function items(table: string): (readonly [division: string, rest: readonly string[]])[] {
  return table
    .trim()
    .split(/\s+/)
    .map((item) => [item.slice(0, 2), item.slice(3).split(',')])
}

/** How many codes are given up. */
export const formerNaceCount = former.size

/** Whether NACE Rev. 2.1 has a code. @param code canonical: "C", "10", "10.5" or "10.51". */
export function isListedNace(code: string): boolean {
  return listed.has(code)
}

/** Whether Rev. 2 had a code that Rev. 2.1 no longer has. @param code canonical. */
export function isFormerNace(code: string): boolean {
  return former.has(code)
}
