/** Sentences for what is pasted; they come with it. */
export const pasting = {
  tooMany_one:
    'Вставить можно не больше {{count}} компании. Добавьте списку строку заголовков и импортируйте его.',
  tooMany_few:
    'Вставить можно не больше {{count}} компаний. Добавьте списку строку заголовков и импортируйте его.',
  tooMany_many:
    'Вставить можно не больше {{count}} компаний. Добавьте списку строку заголовков и импортируйте его.',
  tooMany_other:
    'Вставить можно не больше {{count}} компании. Добавьте списку строку заголовков и импортируйте его.',
  placed_one: 'Размещена {{count}} компания.',
  placed_few: 'Размещено {{count}} компании.',
  placed_many: 'Размещено {{count}} компаний.',
  placed_other: 'Размещено {{count}} компании.',
  alreadyHere_one: '{{count}} уже была здесь.',
  alreadyHere_few: '{{count}} уже были здесь.',
  alreadyHere_many: '{{count}} уже были здесь.',
  alreadyHere_other: '{{count}} уже были здесь.',
  lines: 'Вставлено как заметка.',
  asCompanies_one: 'Сделать {{count}} компанию',
  asCompanies_few: 'Сделать {{count}} компании',
  asCompanies_many: 'Сделать {{count}} компаний',
  asCompanies_other: 'Сделать {{count}} компании',
}
