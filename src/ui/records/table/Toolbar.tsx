/** What adds to a list of records and narrows it: a button, a search, and a filter for some columns. */
import { CloseButton, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditorState } from '../../board/context'
import type { Choices } from './arrange'
import type { Column, Item } from './column'
import { FilterMenu } from './FilterMenu'
import css from './table.module.css'

export interface ToolbarProps<T extends Item> {
  /** What the button says. */
  readonly addLabel: string
  readonly onAdd: () => void
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Columns that may be filtered. */
  readonly filters: readonly Column<T>[]
  /** All rows, whatever narrows them. */
  readonly rows: readonly T[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  /** What stands at the end. */
  readonly children?: ReactNode
}

export function Toolbar<T extends Item>(props: ToolbarProps<T>) {
  const { query, onQuery, filters, rows, choices, onChoices } = props
  const { t } = useTranslation()
  const canEdit = useEditorState((state) => state.canEdit)
  return (
    <div className={css.toolbar}>
      {canEdit && (
        <button type="button" className={css.addButton} onClick={props.onAdd}>
          <IconPlus size={16} aria-hidden />
          {props.addLabel}
        </button>
      )}
      <TextInput
        className={css.search}
        size="xs"
        type="search"
        aria-label={t('records.table.search')}
        placeholder={t('records.table.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          query && <CloseButton size="sm" aria-label={t('records.table.clear')} onClick={() => onQuery('')} />
        }
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
      {filters.map((column) => (
        <FilterMenu
          key={column.key}
          column={column}
          rows={rows}
          chosen={choices[column.key] ?? []}
          onChoose={(chosen) => onChoices({ ...choices, [column.key]: chosen })}
        />
      ))}
      {props.children}
    </div>
  )
}
