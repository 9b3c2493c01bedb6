/** The field's words by language, for pages and for files that leave the server. */
import type { Meta } from '../records'
import { en, type Words } from './en'
import { ru } from './ru'

export type Language = Meta['language']
export const languages: readonly Language[] = ['en', 'ru']
export const words: Readonly<Record<Language, Words>> = { en, ru }
export type { Words }
