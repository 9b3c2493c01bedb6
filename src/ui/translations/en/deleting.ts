/** Deleting a board; comes with the dialog. */
export const deleting = {
  open: 'Delete the board…',
  title: 'Delete this board?',
  what: '“{{title}}” goes from the server at once and for everyone: companies, flows, the list, all links and the code. This cannot be undone.',
  others_one: '{{count}} other person is on it now and will be sent away.',
  others_other: '{{count}} other people are on it now and will be sent away.',
  copies:
    'Files that were exported, backups of the server and copies in other people’s browsers are not touched.',
  export: 'If you may need it again, export it first.',
  yes: 'Delete for everyone',
  no: 'Keep it',
  done: 'The board “{{title}}” was deleted.',
}
