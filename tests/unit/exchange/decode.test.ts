import { describe, expect, it } from 'vitest'
import { decode } from '../../../src/exchange/decode'
import { inCodePage, utf16, utf8 } from './support'

describe('A text file is read in the encoding that it was saved in', () => {
  it.each([
    ['UTF-8', utf8('Донор;Получатель\nТЭЦ;Завод'), 'utf-8'],
    ['UTF-8 with a mark', utf8('\ufeffname\nÕlu'), 'utf-8'],
    ['UTF-16 as Excel calls "Unicode text"', utf16('Донор\tПолучатель\r\n', 'le'), 'utf-16le'],
    ['UTF-16, big end first', utf16('Донор\tПолучатель\r\n', 'be'), 'utf-16be'],
    ['UTF-16 whose mark was lost', utf16('Донор\tПолучатель\r\nТЭЦ\tЗавод', 'le', false), 'utf-16le'],
    ['UTF-16, big end first, whose mark was lost', utf16('Донор\t1\r\n', 'be', false), 'utf-16be'],
  ])('%s', (_, bytes, encoding) => {
    expect(decode(bytes).encoding).toBe(encoding)
    expect(decode(bytes).text).not.toMatch(/^\ufeff|\ufffd/)
  })

  it.each([
    'Кто;Кому;Что',
    'Донор;Получатель;Ресурс\r\nТЭЦ-2;ООО «Бетон»;зола',
    'name;city\r\nООО Ромашка;Тверь\r\nSIA Getlini EKO;Riga\r\nAS Eesti Energia;Tallinn\r\nЗАО «Ёлка»;Псков',
    'Компания\nЁж',
  ])('Windows-1251: %s', (text) => {
    expect(decode(inCodePage(text, 'windows-1251'))).toEqual({ text, encoding: 'windows-1251' })
  })

  it.each([
    'Geber;Nehmer;Stoff\r\nMüller & Söhne GmbH;Stadtwerke Köln;Holzspäne',
    'Straße\nÄ',
    'Nimi\r\nTööstuspark OÜ\r\nÖö ja Päev AS\r\nJäätmekäitlus Õismäe',
    'Nimi;Linn\r\nŠokolaad ja žanr;Jõhvi',
    'Donor;Receiver\r\nAsnæs Værket;Tissø Vandværk\r\nÅlborg;Ærø',
    'Entreprise;Ville\r\nFromagerie de l’Étoile;Besançon\r\nChâteau Île;Nîmes',
    'Empresa;Município\r\nFundição São João;Portimão',
    'Fyrirtæki\r\nÞörungaverksmiðjan á Reykhólum',
    'Nimi\r\nÖljy Oy\r\nÄänekoski',
  ])('Windows-1252: %s', (text) => {
    expect(decode(inCodePage(text, 'windows-1252'))).toEqual({ text, encoding: 'windows-1252' })
  })

  it.each([
    'Uzņēmums;Pilsēta\r\nSIA Zaļā josla;Rīga\r\nAS Latvijas finieris;Liepāja',
    'Įmonė;Miestas\r\nŽalioji energija;Šiauliai\r\nKėdainių grūdai;Kėdainiai',
  ])('Windows-1257, as Excel saves Latvian and Lithuanian: %s', (text) => {
    expect(decode(inCodePage(text, 'windows-1257'))).toEqual({ text, encoding: 'windows-1257' })
  })
})
