/** Sentences of the list of open questions; they come with it. */
export const questions = {
  none: 'Вопросов нет. Всё на доске читается.',
  typed: 'Написано: {{value}}',
  more_one: 'и ещё {{count}} вопрос',
  more_few: 'и ещё {{count}} вопроса',
  more_many: 'и ещё {{count}} вопросов',
  more_other: 'и ещё {{count}} вопроса',
}
