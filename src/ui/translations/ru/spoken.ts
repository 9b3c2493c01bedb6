/** What is said of changes to those who hear the board. */
export const spoken = {
  by: {
    undo: 'Отмена — {{what}}.',
    redo: 'Повтор — {{what}}.',
    name: '{{name}} — {{what}}.',
    someone: 'Кто-то другой — {{what}}.',
  },
  things_one: 'изменена {{count}} запись',
  things_few: 'изменено {{count}} записи',
  things_many: 'изменено {{count}} записей',
  things_other: 'изменено {{count}} записи',
  added: 'добавлено: {{name}}',
  removed: 'удалено: {{name}}',
  changed: 'изменено: {{name}}',
  moved: 'сдвинуто: {{name}}',
  movedInto: '{{name}} теперь в области «{{frame}}»',
  movedOut: '{{name}} теперь вне области',
  resized: 'изменён размер: {{name}}',
  bent: 'изогнуто: {{name}}',
  locked: 'закреплено: {{name}}',
  unlocked: 'откреплено: {{name}}',
}
