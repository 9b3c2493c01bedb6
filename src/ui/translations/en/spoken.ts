/** What is said of changes to those who hear the board. */
export const spoken = {
  by: {
    undo: 'Undone: {{what}}.',
    redo: 'Done again: {{what}}.',
    name: '{{name}}: {{what}}.',
    someone: 'Someone: {{what}}.',
  },
  things_one: '{{count}} thing changed',
  things_other: '{{count}} things changed',
  added: '{{name}} added',
  removed: '{{name}} deleted',
  changed: '{{name}} changed',
  moved: '{{name}} moved',
  movedInto: '{{name}} moved into {{frame}}',
  movedOut: '{{name}} moved out of its frame',
  resized: 'size of {{name}} changed',
  bent: '{{name}} bent',
  locked: '{{name}} locked',
  unlocked: '{{name}} unlocked',
}
