/** Sentences for what is pasted; they come with it. */
export const pasting = {
  tooMany_one: 'A paste places at most {{count}} company. Give the list a heading row and import it.',
  tooMany_other: 'A paste places at most {{count}} companies. Give the list a heading row and import it.',
  placed_one: '{{count}} company placed.',
  placed_other: '{{count}} companies placed.',
  alreadyHere_one: '{{count}} was already here.',
  alreadyHere_other: '{{count}} were already here.',
  lines: 'Pasted as a note.',
  asCompanies_one: 'Make it {{count}} company',
  asCompanies_other: 'Make it {{count}} companies',
}
