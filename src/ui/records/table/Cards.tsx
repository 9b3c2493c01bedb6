/** The synergy list where there is no room for columns: a card a row. */
import { useRef } from 'react'
import { useLanguage } from '../../i18n'
import { choiceIcon, StatusChip } from '../look'
import { amountText, useWords } from '../words'
import type { SynergyItem } from './synergyTable'
import css from './table.module.css'
import { useWindow } from './useWindow'

const height = 88

export interface CardsProps {
  readonly label: string
  readonly rows: readonly SynergyItem[]
  readonly selected: ReadonlySet<string>
  readonly onOpen: (id: string) => void
}

export function Cards({ label, rows, selected, onOpen }: CardsProps) {
  const words = useWords()
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const window = useWindow(scroller, rows.length, height)
  return (
    <div className={css.cards} ref={scroller}>
      <ul className={css.cardList} aria-label={label} style={{ height: rows.length * height }}>
        {rows.slice(window.first, window.last).map((item, index) => (
          <li key={item.id} aria-setsize={rows.length} aria-posinset={window.first + index + 1}>
            <button
              type="button"
              className={css.card}
              style={{ top: (window.first + index) * height, height }}
              aria-pressed={selected.has(item.id)}
              onClick={() => onOpen(item.id)}
            >
              <span className={css.cardLine}>
                {choiceIcon('category', item.row.category)}
                <strong className={css.text} dir="auto">
                  {item.row.resource || '?'}
                </strong>
                <StatusChip status={item.row.status} />
              </span>
              <span className={css.cardLine}>
                <span className={css.text}>
                  <bdi>{item.row.donor}</bdi> → <bdi>{item.row.receiver}</bdi>
                </span>
              </span>
              <span className={`${css.cardLine} ${css.quiet}`}>{amountText(item.flow, words, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
