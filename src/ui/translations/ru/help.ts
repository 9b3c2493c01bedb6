/** Sentences of the help sheet and names of groups of actions; they come with those. */
export const help = {
  title: 'Клавиши и жесты',
  groups: {
    tools: 'Инструменты',
    edit: 'Правка',
    arrange: 'Расстановка',
    keyboard: 'По доске с клавиатуры',
    view: 'Вид',
    board: 'Доска',
    hands: 'Рукой',
    lines: 'Что значат линии',
  },
  width: 'Чем больше за год, тем шире линия. Цвет и значок говорят, что по ней идёт.',
  rule: 'Стрелки ведут по потокам, если на доску пришли клавишей Tab; выделенное мышью они двигают. С Alt или после M они двигают в обоих случаях.',
  arrows: {
    nudge: 'Сдвинуть',
    nudgeFar: 'Сдвинуть дальше',
    pan: 'Двигать вид',
    walk: 'Идти по потокам',
    walkOn: 'Идти дальше, сохраняя выделение',
    move: 'Сдвинуть',
    resize: 'Изменить размер',
    inMode: 'После M или Shift+M: изогнуть, изменить размер',
    panAnyway: 'Двигать вид',
  },
}
