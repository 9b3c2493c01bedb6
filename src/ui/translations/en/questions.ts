/** Sentences of the list of open questions; they come with it. */
export const questions = {
  none: 'Nothing is open. Everything on the board can be read.',
  typed: 'As typed: {{value}}',
  more_one: 'and {{count}} more question',
  more_other: 'and {{count}} more questions',
}
