/** A company's flows, those it gives and those it takes; a click goes there. */
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBoard, useEditor } from '../../board/context'
import { useLanguage } from '../../i18n'
import { goTo } from '../commands'
import { StatusChip } from '../look'
import { amountText, useWords } from '../words'
import css from './inspector.module.css'

export function FlowList({ company }: { company: string }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const words = useWords()
  const language = useLanguage()
  const flows = [...board.flowsOf(company)].flatMap((id) => board.flows.get(id) ?? [])
  if (flows.length === 0) return <p className={css.small}>{t('records.flows.none')}</p>
  return (
    <ul className={css.list}>
      {flows.map((flow) => {
        const gives = flow.from === company
        const other = board.companies.get(gives ? flow.to : flow.from)
        const Arrow = gives ? IconArrowUpRight : IconArrowDownLeft
        const amount = amountText(flow, words, language)
        return (
          <li key={flow.id} className={css.item}>
            <button
              type="button"
              className={css.itemButton}
              onClick={() => goTo(editor, { collection: 'flows', id: flow.id })}
            >
              <Arrow
                size={16}
                role="img"
                aria-label={t(gives ? 'records.flows.gives' : 'records.flows.takes')}
              />
              <span className={css.itemText}>
                <bdi>{flow.resource || t('records.unnamed')}</bdi>
                <span className={css.quiet}>
                  {' '}
                  <bdi>{other?.name ?? t('records.flows.gone')}</bdi>
                  {amount && ` · ${amount}`}
                </span>
              </span>
              <StatusChip status={flow.status} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
