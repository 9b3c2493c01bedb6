/** The board of actions by state. */
export const actionBoard = {
  label: 'Actions by state',
  state: {
    overdue: 'Overdue',
    soon: 'Next 7 days',
    later: 'Later',
    undated: 'No date',
    done: 'Done',
  },
  column: '{{state}}, {{count}}',
  move: 'Move or edit “{{text}}”',
  to: 'Move to',
  edit: 'Edit',
  fold: 'Close the fields',
  more: 'Show more',
  moved: '“{{text}}” is now in: {{state}}',
  due: 'Due {{day}}',
  untitled: 'No text yet',
  keys: 'Arrow keys go from card to card, Shift with an arrow moves the card, Enter shows the flow.',
}
