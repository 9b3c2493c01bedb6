/** Why a file, a row or a cell was refused or read differently, in the reader's language. */
import type { Language } from '../model/words'

const en = {
  // The whole file
  emptyFile: 'The file is empty.',
  fileTooLarge: 'The file has {size} MB; at most {limit} MB can be read.',
  tooManyRows: 'The table has {rows} rows; at most {limit} can be read. Split the file.',
  tooManyCells: 'The workbook unpacks to more than can be read. Copy the list itself into a new workbook.',
  oldExcel: 'This is an old Excel workbook (.xls). Save it as .xlsx or CSV.',
  badWorkbook: 'This workbook cannot be read ({detail}). Save it again as .xlsx or CSV.',
  strangeWorkbook:
    'This workbook is not written as Excel writes one. Open it in Excel or LibreOffice and save it again, as .xlsx or CSV.',
  noHeader:
    'No heading row was found. A list of flows needs the columns donor, receiver and resource; a list of companies needs a column with their names.',
  missingColumns: 'The list of flows lacks these columns: {columns}.',
  badJson: 'This is not readable JSON: {detail}.',
  notBoard:
    'This JSON is not a board. A board file has "symbiosis": "board" at the top and the records below it.',
  newerSchema:
    'The board was written by a newer version of this program (schema {schema}; this one reads up to {known}).',
  notTable: 'This file is neither CSV, nor an .xlsx workbook, nor a board in JSON.',
  // Rows and records refused
  missingCell: 'This cell is needed and is empty.',
  loop: 'Donor and receiver are the same company.',
  malformedRecord: 'This is not a record: an object with fields was expected.',
  malformedCollection: '{place} is not a set of records: an object with an id for each was expected.',
  tooDeep: 'Something in this record is nested more than {limit} levels deep.',
  missingField: 'The record lacks the field {field}, without which it cannot be shown.',
  badId: 'This id cannot be used.',
  // Cells kept as typed
  notNumber: 'This is not a number; it was kept as typed.',
  outOfRange: 'This value is impossible or hard to believe; it was kept as typed.',
  notChoice: 'This value is not one of the list; it was kept as typed.',
  notCode: 'This does not look like a code; it was kept as typed.',
  notDate: 'This is not a date; it was kept as typed.',
  ambiguousDate: 'This may be {first} or {second}; it was kept as typed. Write the date as year-month-day.',
  notUnit: 'This unit or period is not known; it was kept as typed.',
  // Cells read with a doubt
  ambiguousNumber: 'This was read as {number}.',
  unitDiffers: 'The quantity says {inside}, the column beside it {beside}; what the quantity says was taken.',
  hazardousDiffers:
    'The list says hazardous: {value}; the code says otherwise or is missing. It was put in the notes.',
  densityRead: 'By both amounts of this row a cubic metre weighs {density} t; this was taken as the density.',
  noResource: 'The resource has no name yet.',
  companyDiffers: 'The board says “{kept}” for {company}; that was kept.',
  rowsDiffer: 'Another row says “{kept}” for {company}; that was taken.',
  changedSince: 'This was changed on the board after the list was made; what the list says was taken.',
  similarName: 'Taken as {company}.',
  duplicateId: 'This id is in the file already; the row got a new one.',
  duplicateRow: 'The same row is in the file already; it was taken once.',
  idTaken: 'A record with this id is on the board with other content; the record got a new id.',
  refUnknown: 'It points to {id}, which is not in the file.',
  quoteRepaired: 'A quotation mark is opened here and never closed; the line was taken as it is.',
  strayBytes:
    'The file is UTF-8 with {count} damaged bytes, the first of them here; “�” stands in their place.',
  extraCells: 'The row has more cells than the heading; the last ones were left out.',
  deepLeftOut: 'Values nested more than {limit} levels deep were left out.',
  undatedLeftOut:
    'A calendar holds days only: actions still open without a due date were left out ({count}).',
  truncated:
    'A text is longer than a cell of a workbook can hold (32,767 characters) and was cut there. CSV and JSON have it whole.',
} as const

const ru: Record<keyof typeof en, string> = {
  emptyFile: 'Файл пуст.',
  fileTooLarge: 'Размер файла — {size} МБ; прочитать можно не больше {limit} МБ.',
  tooManyRows: 'Строк в таблице: {rows}; прочитать можно не больше {limit}. Разделите файл.',
  tooManyCells:
    'В распакованном виде книга больше, чем можно прочитать. Скопируйте сам список в новую книгу.',
  oldExcel: 'Это старая книга Excel (.xls). Сохраните её как .xlsx или CSV.',
  badWorkbook: 'Книгу не удалось прочитать ({detail}). Сохраните её заново как .xlsx или CSV.',
  strangeWorkbook:
    'Эта книга записана не так, как её записывает Excel. Откройте её в Excel или LibreOffice и сохраните заново как .xlsx или CSV.',
  noHeader:
    'Строка заголовков не найдена. Для списка потоков нужны столбцы «Донор», «Получатель» и «Ресурс», для списка компаний — столбец с названиями.',
  missingColumns: 'В списке потоков не хватает столбцов: {columns}.',
  badJson: 'Это не читается как JSON: {detail}.',
  notBoard: 'Этот JSON — не доска. В файле доски сверху стоит "symbiosis": "board", ниже — записи.',
  newerSchema: 'Доску записала более новая версия программы (схема {schema}; эта читает схемы до {known}).',
  notTable: 'Этот файл — не CSV, не книга .xlsx и не доска в JSON.',
  missingCell: 'Эта ячейка обязательна, но пуста.',
  loop: 'Донор и получатель — одна и та же компания.',
  malformedRecord: 'Это не запись: ожидался объект с полями.',
  malformedCollection: '{place} — не набор записей: ожидался объект, где у каждой записи свой id.',
  tooDeep: 'Вложенность данных в этой записи больше {limit} уровней.',
  missingField: 'В записи нет поля {field}, без которого её не показать.',
  badId: 'Такой id использовать нельзя.',
  notNumber: 'Это не число; оставлено как написано.',
  outOfRange: 'Такое значение невозможно или маловероятно; оставлено как написано.',
  notChoice: 'Такого значения нет в списке; оставлено как написано.',
  notCode: 'Это не похоже на код; оставлено как написано.',
  notDate: 'Это не дата; оставлено как написано.',
  ambiguousDate:
    'Это может быть {first} или {second}; оставлено как написано. Запишите дату в виде год-месяц-день.',
  notUnit: 'Такая единица или период неизвестны; оставлено как написано.',
  ambiguousNumber: 'Прочитано как {number}.',
  unitDiffers: 'В количестве указано {inside}, в соседнем столбце — {beside}; взято то, что в количестве.',
  densityRead: 'По двум количествам этой строки кубометр весит {density} т; это принято за плотность.',
  hazardousDiffers: 'В списке «опасный»: {value}; по коду это не так, или кода нет. Записано в примечания.',
  noResource: 'У ресурса пока нет названия.',
  companyDiffers: 'На доске для компании {company} указано «{kept}»; так и осталось.',
  rowsDiffer: 'В другой строке для компании {company} указано «{kept}»; взято это.',
  changedSince: 'На доске это изменили уже после выгрузки списка; взято то, что в списке.',
  similarName: 'Принято за компанию {company}.',
  duplicateId: 'Такой id в файле уже есть; строка получила новый.',
  duplicateRow: 'Такая же строка в файле уже есть; она взята один раз.',
  idTaken: 'Запись с таким id на доске уже есть, и она другая; запись получила новый id.',
  refUnknown: 'Указывает на {id}, чего в файле нет.',
  quoteRepaired: 'Здесь открывается кавычка, которая нигде не закрыта; строка взята как есть.',
  strayBytes: 'Файл в UTF-8, но повреждённых байтов в нём {count}, первый — здесь; на их месте стоит «�».',
  extraCells: 'Ячеек в строке больше, чем заголовков; последние не взяты.',
  deepLeftOut: 'Значения с вложенностью больше {limit} уровней не вошли в файл.',
  undatedLeftOut: 'В календаре есть только дни: невыполненные действия без срока в файл не вошли ({count}).',
  truncated:
    'Один из текстов длиннее, чем вмещает ячейка книги (32 767 символов), и обрезан. В CSV и JSON он целиком.',
}

export type ReasonCode = keyof typeof en

/** A reason as data, JSON-safe, so that whoever reads it can be told in their own language. */
export interface Reason {
  readonly code: ReasonCode
  readonly params?: Readonly<Record<string, string | number>>
}

const texts: Readonly<Record<Language, Record<ReasonCode, string>>> = { en, ru }

/** The sentence for a reason. Parameters are put in as plain text. */
export function reasonText(reason: Reason, language: Language): string {
  return texts[language][reason.code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(reason.params?.[name] ?? ''),
  )
}

/** A file that cannot be read at all. The message is in English; `reason` says it in any language. */
export class FileError extends Error {
  constructor(readonly reason: Reason) {
    super(reasonText(reason, 'en'))
    this.name = 'FileError'
  }
}

/** Something about one cell, row or record. `line` is 0 and `place` given for files that have no lines (JSON). */
export interface Problem {
  readonly line: number
  /** Heading of the column as the file has it, or the field's path. */
  readonly column: string
  readonly reason: Reason
  readonly value: string
}
