/** How tidying up has ended; said with the part that does it. */
export const tidied = {
  done_one: '{{count}} company was given a place.',
  done_other: '{{count}} companies were given a place.',
  givenUp: 'Tidying up was given up. Nothing was moved.',
  failed: 'Tidying up did not work, and nothing was moved. Try again.',
}
