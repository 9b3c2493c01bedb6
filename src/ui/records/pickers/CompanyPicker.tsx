/** Chooses a company of the board, or names one that shall be. */
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { findCompanies } from '../../../model/findCompanies'
import { companyKey } from '../../../model/names'
import { useBoard, useCollection } from '../../board/context'
import { choiceIcon } from '../look'
import { Picker, type PickerOption } from './Picker'

export interface CompanyPickerProps {
  readonly label: string
  readonly id?: string
  readonly describedBy?: string
  /** The company chosen now; '' for none. */
  readonly company: string
  /** Shown where none is chosen: a name that shall become one. */
  readonly named?: string
  readonly onPick: (company: string) => void
  /** Someone named a company that is not on the board; absent where only those on it will do. */
  readonly onNew?: (name: string) => void
  /** Offers to give the chosen company the typed name instead. */
  readonly onRename?: (name: string) => void
  readonly readOnly?: boolean
  readonly bare?: boolean
  readonly autoFocus?: boolean
  readonly initial?: string
  readonly invalid?: boolean
  readonly placeholder?: string
  readonly onDone?: () => void
}

const mostHits = 50
const newValue = 'new:'
const renameValue = 'rename:'

export function CompanyPicker({ company, named, onPick, onNew, onRename, ...rest }: CompanyPickerProps) {
  const { t } = useTranslation()
  const board = useBoard()
  const companies = useCollection('companies')
  const chosen = companies.get(company)

  const options = (query: string | null): readonly PickerOption[] => {
    const typed = query?.trim() ?? ''
    const hits = findCompanies(board, typed, mostHits)
    const options: PickerOption[] = hits.map((one) => ({
      value: one.id,
      label: one.name,
      hint: one.municipality,
      icon: choiceIcon('kind', one.kind),
    }))
    if (typed === '') return options
    const exact = hits.length > 0 && companyKey(hits[0]!.name) === companyKey(typed)
    const extra: PickerOption[] = []
    if (onRename && chosen && typed !== chosen.name)
      extra.push({
        value: renameValue + typed,
        label: t('records.company.rename', { name: typed }),
        icon: <IconPencil size={16} aria-hidden />,
      })
    const fresh: PickerOption[] =
      onNew && !exact
        ? [
            {
              value: newValue + typed,
              label: t('records.company.new', { name: typed }),
              icon: <IconPlus size={16} aria-hidden />,
            },
          ]
        : []
    // Renaming is what typing over a name means, unless the typed name is another company's.
    return exact ? [...options, ...extra] : [...extra, ...options, ...fresh]
  }
  const take = (value: string) => {
    if (value.startsWith(newValue)) onNew?.(value.slice(newValue.length))
    else if (value.startsWith(renameValue)) onRename?.(value.slice(renameValue.length))
    else onPick(value)
  }
  return (
    <Picker
      {...rest}
      shown={chosen?.name ?? named ?? ''}
      current={company}
      icon={choiceIcon('kind', chosen?.kind)}
      options={options}
      onPick={take}
      onFree={(text) => {
        const typed = text.trim()
        if (typed === '') return
        const known = findCompanies(board, typed, 1)[0]
        if (known && companyKey(known.name) === companyKey(typed)) onPick(known.id)
        else if (onRename && chosen) onRename(typed)
        else onNew?.(typed)
      }}
      eager
      empty={t(companies.size === 0 ? 'records.company.noneYet' : 'records.company.none')}
    />
  )
}
