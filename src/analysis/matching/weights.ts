/**
 * How much each sign of a match counts, all between 0 and 1. Found by trying on the open labelled set; the other set is kept
 * for telling whether they hold elsewhere.
 */
export const weights = {
  /** Words by where they stand: what the thing is called, another of a list, what it is for, whatever follows, its quality. */
  first: 1,
  listed: 0.48,
  purpose: 0.5,
  later: 0.62,
  quality: 0.22,

  /** A name of which half is there counts as its half to this power, */
  coverage: 0.96,
  /** and a text that a name says in part: at least so much, the rest by its part to this power. */
  leastShare: 0.28,
  share: 0.6,
  /** What serves a use, in the name of the use. */
  servingWord: 0.7,
  /** A name that says a part of the text, beside one that says the same of the whole. */
  partShare: 0.4,
  /** A name within another that was found, and one that another fits better. */
  within: 0.38,
  worse: 0.88,
  /** A part of a name, beside the whole name of something else. */
  partBesideWhole: 0.45,
  /** The name of a use within the name of another. */
  useWithinUse: 0.8,

  /** Of a wider concept a step, of an offer and of a need. */
  up: 0.64,
  down: 0.75,
  /** The uses of a wider or narrower concept, a step. */
  useOfWider: 0.48,
  useOfNarrower: 0.7,
  /** A need that names what others take the place of; or something wider or narrower than that, a step. */
  replaced: 0.44,
  replacedKin: 0.42,
  /** The other things that serve where a need names a use. */
  throughUse: 0.32,
  /** A need says what is to be replaced: "instead of peat". */
  replacedItself: 0.5,
  /** Something that is said not to be there: "without bark". */
  absent: 0.2,
  /** A concept of which a need only says that it is for it. */
  purposeConcept: 0.48,
  /** Where a text names a use and says that it is for that: its place, and its share of the text by that of the part. */
  purposeUse: 0.78,
  purposeUseShare: 0.4,
  /** A service, beside a good that is named with it. */
  service: 1.4,
  /** An offer that says itself what it is good for. */
  offeredAsUse: 0.56,
  /** A use that hardly anybody makes, beside an everyday one. */
  unusual: 0.55,
  /** A use that is named after something else that serves it: "molasses for yeast", for sugar. */
  notSpokenOf: 0.6,
  /** A use that many concepts serve, and one in which many are replaced, count less by their number to this power. */
  serving: 0.25,
  replacing: 0.31,
  /** What serves a use here and there only. */
  seldom: 0.5,
  /** A use of which no place is known. */
  undocumented: 0.99,
  /** A concept told by its waste code alone. */
  byCode: 0.8,
  /** A concept that is found under other codes than the one given. */
  otherCode: 0.7,

  /** Where an offer and a need meet: at the concept, at a wider one, both at a wider one, at a use, at a use named by both. */
  same: 1,
  kind: 0.95,
  kin: 0.3,
  use: 0.8,
  useNamed: 0.85,
  /** What a second meeting adds. */
  second: 0.7,

  /** Words in common at their best; of what is known to be something else; in another language. */
  words: 0.36,
  wordsOfOthers: 0.5,
  translated: 1,
  /** The same waste code, group, chapter. */
  code6: 0.4,
  code4: 0.15,
  code2: 0.06,
  /** Activities that usually have the one and need the other. */
  activity: 0.1,
  /** What is left where one only looks like the other. */
  lookAlike: 0.25,
}
