/** The sentences that the canvas says; the interface supplies them in the person's language. */
export interface BoardTexts {
  /** Name that a company has until someone types one. */
  readonly newCompany: string
  /** How the canvas is used, for those who hear it rather than see it. */
  readonly instructions: string
  /** Names of the text fields that open on the board. */
  readonly companyName: string
  readonly flowResource: string
  readonly noteText: string
  readonly frameTitle: string
  /** What was being named was deleted by someone else. @param typed what had been typed, perhaps ''. */
  readonly goneWhileTyping: (typed: string) => string
  /** A flow from a company to itself was refused. */
  readonly selfFlow: string
  /** The donor is chosen by a tap: what to do next. */
  readonly chooseReceiver: string
  /** A flow was dropped on empty space: heading, field and buttons of the offer to place a company there. */
  readonly offerTitle: string
  readonly offerName: string
  readonly offerCreate: string
  readonly offerCancel: string
  /** Name of the list of companies on the board that the typed words fit, and the button that takes one. */
  readonly offerKnown: string
  readonly offerConnect: string
  /** Name of the list of everything on the board, for those who hear it. */
  readonly everything: string
  /** What the arrow keys do from now on. */
  readonly moving: string
  readonly resizing: string
  /** The receiver of a flow is chosen by keyboard: heading, list, and that none is called so. */
  readonly chooseTitle: string
  readonly chooseField: string
  readonly chooseNone: string
  /** What a cluster is, seen from far away. @param count its companies. */
  readonly cluster: (count: number) => string
}
