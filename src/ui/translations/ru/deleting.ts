import type { deleting as english } from '../en/deleting'

type Forms = 'others_one' | 'others_few' | 'others_many' | 'others_other'

export const deleting: Record<Exclude<keyof typeof english, Forms> | Forms, string> = {
  open: 'Удалить доску…',
  title: 'Удалить эту доску?',
  what: 'Доска «{{title}}» исчезнет с сервера сразу и у всех: предприятия, потоки, список, все ссылки и код. Вернуть её будет нельзя.',
  others_one: 'Сейчас на ней ещё {{count}} человек, его соединение будет закрыто.',
  others_few: 'Сейчас на ней ещё {{count}} человека, их соединения будут закрыты.',
  others_many: 'Сейчас на ней ещё {{count}} человек, их соединения будут закрыты.',
  others_other: 'Сейчас на ней ещё {{count}} человека, их соединения будут закрыты.',
  copies: 'Выгруженные файлы, резервные копии сервера и копии в браузерах других людей останутся.',
  export: 'Если доска может ещё понадобиться, сначала выгрузите её.',
  yes: 'Удалить у всех',
  no: 'Оставить',
  done: 'Доска «{{title}}» удалена.',
}
