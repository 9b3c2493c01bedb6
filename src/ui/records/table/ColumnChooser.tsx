/** Which columns of a table are shown; remembered on this device. */
import { Checkbox, Popover, UnstyledButton } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readStored, writeStored } from '../../stored'
import fields from '../fields.module.css'
import type { Column } from './column'
import css from './table.module.css'

/** Column key -> shown or not, where that differs from what the table begins with. */
type Shown = Readonly<Record<string, boolean>>

const storageKey = (table: string) => `symbiosis.columns.${table}`

function stored(table: string): Shown {
  const value = readStored(storageKey(table))
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'boolean'))
}

/** @returns the columns that are shown, and how to change that. */
export function useShownColumns<T>(
  table: string,
  columns: readonly Column<T>[],
): { shown: readonly Column<T>[]; show: (key: string, on: boolean) => void } {
  const [chosen, setChosen] = useState(() => stored(table))
  const shown = useMemo(
    () => columns.filter((column) => chosen[column.key] ?? !column.hidden),
    [columns, chosen],
  )
  const show = (key: string, on: boolean) => {
    const next = { ...chosen, [key]: on }
    setChosen(next)
    writeStored(storageKey(table), next)
  }
  return { shown, show }
}

export interface ColumnChooserProps<T> {
  readonly columns: readonly Column<T>[]
  readonly shown: readonly Column<T>[]
  readonly onShow: (key: string, on: boolean) => void
}

export function ColumnChooser<T>({ columns, shown, onShow }: ColumnChooserProps<T>) {
  const { t } = useTranslation()
  const keys = new Set(shown.map((column) => column.key))
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={fields.chip} aria-label={t('records.table.columns')}>
          <IconColumns3 size={16} aria-hidden />
          {t('records.table.columns')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('records.table.columns')}>
        <div className={css.choices}>
          {columns.map((column, index) => (
            <Checkbox
              key={column.key}
              size="sm"
              label={column.title}
              checked={keys.has(column.key)}
              disabled={keys.has(column.key) && keys.size === 1}
              data-autofocus={index === 0 || undefined}
              onChange={(event) => onShow(column.key, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
