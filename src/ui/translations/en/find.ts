/** Sentences of the search and of the list of all actions; they come with them. */
export const find = {
  search: {
    title: 'Find on the board',
    placeholder: 'Company, resource, code, note',
    results: 'Found',
    found_one: '{{count}} found',
    found_other: '{{count}} found',
    reading: 'Reading the board…',
    none: 'Nothing on the board has these words.',
    how: 'Up and down look there, Enter stays, Esc goes back',
    of: { offer: 'Offered by {{name}}', need: 'Needed by {{name}}' },
    note: 'Note',
    frame: 'Frame',
  },
  palette: {
    title: 'All actions',
    placeholder: 'What do you want to do?',
    list: 'Actions and things on the board',
    recent: 'Used lately',
    onBoard: 'On the board',
    none: 'No action and nothing on the board has these words.',
    count_one: '{{count}} entry',
    count_other: '{{count}} entries',
  },
}
