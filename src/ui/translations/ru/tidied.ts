/** How tidying up has ended; said with the part that does it. */
export const tidied = {
  done_one: 'Размещена {{count}} компания.',
  done_few: 'Размещены {{count}} компании.',
  done_many: 'Размещено {{count}} компаний.',
  done_other: 'Размещено {{count}} компании.',
  givenUp: 'Упорядочивание отменено, ничего не сдвинуто.',
  failed: 'Упорядочить не удалось, ничего не сдвинуто. Попробуйте ещё раз.',
}
