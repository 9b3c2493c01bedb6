/** Sentences for a page that the server has let go; they come with its dialog. */
export const refused = {
  title: {
    revoked: 'This link was withdrawn',
    expired: 'This link has expired',
    session: 'The session is over',
    unauthorised: 'This link does not open the board',
    other: 'The server closed the connection',
  },
  why: {
    malformed:
      'The server did not understand this page. Reload it; if that does not help, the two are of different versions.',
    unauthorised: 'The server does not know this link. Ask the host for a new one.',
    forbidden: 'This link may not open this part of the board. Ask the host for another one.',
    noBoard: 'The board is no longer on this server.',
    tooLarge:
      'The last change was larger than the server takes, and was not saved. Reload, and bring it in smaller pieces.',
  },
  unsaved: 'Some of your changes have not reached the server.',
  unsavedKept:
    'They stay in this browser and go to the board when you open it here with a new link that lets you edit. To be safe, save a copy.',
  unsavedLater:
    'They stay in this browser and go to the board with the next connection. To be safe, save a copy.',
  unsavedOpen: 'They are in this open page only: save a copy before you leave it.',
  save: 'Save a copy (JSON)',
  enter: 'Enter a code or link',
  lookAnyway: 'Look at the copy here',
}
