/** Sentences of the help sheet and names of groups of actions; they come with those. */
export const help = {
  title: 'Keys and gestures',
  groups: {
    tools: 'Tools',
    edit: 'Editing',
    arrange: 'Arranging',
    keyboard: 'On the board by keyboard',
    view: 'View',
    board: 'Board',
    hands: 'With the hand',
    lines: 'What the lines mean',
  },
  width: 'The more it is in a year, the wider the line. Colour and icon say what it carries.',
  rule: 'Arrow keys walk along the flows once Tab has led to the board; they move what the mouse has selected. With Alt, or after M, they move in either case.',
  arrows: {
    nudge: 'Move',
    nudgeFar: 'Move further',
    pan: 'Move the view',
    walk: 'Walk along the flows',
    walkOn: 'Walk on and keep what is selected',
    move: 'Move',
    resize: 'Make larger or smaller',
    inMode: 'After M or Shift+M: bend, resize',
    panAnyway: 'Move the view',
  },
  /** The same by finger, where it is done otherwise. */
}
