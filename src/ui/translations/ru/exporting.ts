/** The files that a board can leave as. */
export const exporting = {
  synergies_csv: 'Список синергий, CSV',
  synergies_xlsx: 'Список синергий, Excel',
  synergies_json: 'Список синергий, JSON',
  board_json: 'Вся доска, JSON',
  attention_json: 'Открытые вопросы, JSON',
  actions_ics: 'Действия, календарь (.ics)',
  recommendations_json: 'Рекомендации, JSON',
  png: 'Изображение доски, PNG',
  svg: 'Изображение доски, SVG',
  pngSelection: 'Изображение выделенного, PNG',
  svgSelection: 'Изображение выделенного, SVG',
}
