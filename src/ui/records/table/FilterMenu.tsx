/** Narrows a table to some values of a column. */
import { Button, Checkbox, Popover, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import fields from '../fields.module.css'
import type { Column, Item } from './column'
import css from './table.module.css'

/** Above this many values a search helps; of more than `most` only the first are listed. */
const few = 9
const most = 100

export interface FilterMenuProps<T extends Item> {
  readonly column: Column<T>
  /** All rows, whatever else narrows the table. */
  readonly rows: readonly T[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

export function FilterMenu<T extends Item>({ column, rows, chosen, onChoose }: FilterMenuProps<T>) {
  const { t } = useTranslation()
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={fields.chip} aria-pressed={chosen.length > 0}>
          {column.title}
          {chosen.length > 0 && <span className={css.tabCount}>{chosen.length}</span>}
          <span className={fields.caret} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('records.table.filter', { column: column.title })}>
        <Values column={column} rows={rows} chosen={chosen} onChoose={onChoose} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Values<T extends Item>({ column, rows, chosen, onChoose }: FilterMenuProps<T>) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const counts = new Map<string, { count: number; order: string | number | null }>()
  for (const row of rows) {
    const text = column.text(row)
    const known = counts.get(text)
    if (known) known.count++
    else counts.set(text, { count: 1, order: column.value(row) })
  }
  const values = [...counts.keys()].sort((a, b) => {
    const [left, right] = [counts.get(a)!.order, counts.get(b)!.order]
    if (typeof left === 'number' && typeof right === 'number') return left - right
    return a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)
  })
  const shown = values.filter((value) => value.toLowerCase().includes(query.trim().toLowerCase()))
  const toggle = (value: string) =>
    onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <>
      {values.length > few && (
        <TextInput
          size="sm"
          mb={8}
          aria-label={t('records.table.search')}
          placeholder={t('records.table.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <div className={css.choices}>
        {shown.slice(0, most).map((value) => (
          <Checkbox
            key={value}
            size="sm"
            label={
              <>
                <bdi>{value || t('records.table.blank')}</bdi>{' '}
                <span className={css.quiet}>{counts.get(value)!.count}</span>
              </>
            }
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </div>
      {chosen.length > 0 && (
        <Button mt={8} size="compact-sm" variant="subtle" onClick={() => onChoose([])}>
          {t('records.table.clear')}
        </Button>
      )}
    </>
  )
}
