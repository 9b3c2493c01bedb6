/** The board has been deleted while somebody was about to use it. */
export class BoardGone extends Error {
  constructor() {
    super('The board is no longer on this server.')
  }
}
