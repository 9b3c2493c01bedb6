/**
 * The sentences of matching in English. Each takes what it speaks of as text, already in the reader's language; names may be
 * singular or plural, so no verb agrees with them.
 */
export const en = {
  why: {
    same: (resource: string) => `The same resource: ${resource}.`,
    kind: (narrow: string, wide: string) => `${upper(narrow)}: a kind of ${wide}.`,
    kin: (offered: string, needed: string, wide: string) =>
      `${upper(offered)} and ${needed} are related: ${wide}.`,
    use: (offered: string, use: string, instead: string | null, where: string | null) =>
      `${upper(offered)} can serve as ${use}${instead ? ` in place of ${instead}` : ''}${where ? ` (${where})` : ''}.`,
    purpose: (use: string) => `Offered for the use that is asked for: ${use}.`,
    code6: (code: string) => `The same waste code: ${code}.`,
    code4: (code: string) => `The same group of the List of Waste: ${code}.`,
    code2: (code: string) => `The same chapter of the List of Waste: ${code}.`,
    words: (words: string) => (words ? `Words in common: ${words}.` : 'Much the same words.'),
  },
  against: {
    category: 'They are of different categories.',
    hazardous: 'Hazardous: needs a permitted carrier and receiver.',
    mayBeHazardous: 'May be hazardous, depending on what it contains: has to be tested.',
    notFood: 'Food grade is needed; the offer does not say that it is.',
    notFeed: 'Feed is needed; what is contaminated may not be fed.',
    animalByProduct: 'An animal by-product: approval and traceability under Regulation (EC) 1069/2009.',
    dirty: 'Clean material is needed; the offer is contaminated.',
    impure: 'A pure grade is needed; the offer is a spent one.',
    liquid: 'A solid is needed; the offer is liquid.',
    notLiquid: 'A liquid is needed; the offer is solid.',
    mixed: 'A single kind is needed; the offer is mixed.',
    wet: 'Dry material is needed; the offer is wet.',
    sludge: 'Dry material is needed; the offer is a sludge.',
    spoiled: 'In the state that the offer is in, this use is hardly possible.',
    season: 'Needed all the year; offered in season only.',
    once: 'Needed all the time; offered once.',
    perishable: 'Spoils quickly: has to be taken soon.',
    asbestos: 'Contains asbestos: may not be used again.',
    radioactive: 'Radioactive: may go to licensed receivers only.',
    temperature: (offered: string, needed: string) => `Offered at ${offered} °C, needed at ${needed} °C.`,
    pressure: (offered: string, needed: string) => `Offered at ${offered} bar, needed at ${needed} bar.`,
    noSteam: 'Not hot enough to make steam.',
    border: 'Waste would cross a border: Regulation (EU) 2024/1157 on shipments of waste applies.',
    union: 'Would cross a customs border: customs, and for waste a consent to its shipment.',
    far: (km: string) => `${km} km apart, which is far for what it is worth.`,
    notPortable: (km: string | null) =>
      km === null
        ? 'Hardly carried far, and the two are in different countries.'
        : `Hardly carried far, and the two are ${km} km apart.`,
    tooLittle: (percent: string) => `Covers about ${percent} of what is needed.`,
  },
}

export type MatchingWords = typeof en

/** A sentence begins with a capital, except where a word has one within it: "pH-neutral". */
export function upper(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1)
}
