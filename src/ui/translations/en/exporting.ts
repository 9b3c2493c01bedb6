/** The files that a board can leave as. */
export const exporting = {
  synergies_csv: 'Synergy list, CSV',
  synergies_xlsx: 'Synergy list, Excel',
  synergies_json: 'Synergy list, JSON',
  board_json: 'Whole board, JSON',
  attention_json: 'Open questions, JSON',
  actions_ics: 'Actions, calendar (.ics)',
  recommendations_json: 'Recommendations, JSON',
  png: 'Picture of the board, PNG',
  svg: 'Picture of the board, SVG',
  pngSelection: 'Picture of the selection, PNG',
  svgSelection: 'Picture of the selection, SVG',
}
