/** The tables beside the canvas: the synergy list, companies, offers and needs, actions. Live, and edited in place. */
import { useMediaQuery, useUncontrolled } from '@mantine/hooks'
import { IconArrowsMaximize, IconArrowsMinimize, IconX } from '@tabler/icons-react'
import { Suspense, useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { compareRows } from '../../model/synergies'
import { LoadFault } from '../basics/LoadFault'
import { part } from '../basics/part'
import { Waiting } from '../basics/Signs'
import { useBoard, useVersion } from '../board/context'
import { drawerTabs, type DrawerTab } from '../board/shell'
import { useLanguage } from '../i18n'
import fields from './fields.module.css'
import { Cards } from './table/Cards'
import { ActionForm, CompanyForm, ResourceForm, SynergyForm } from './table/forms'
import {
  actionColumns,
  actionListing,
  companyColumns,
  companyListing,
  compareActions,
  compareCompanies,
  compareResources,
  resourceColumns,
  resourceListing,
} from './table/otherTables'
import { synergyListing, synergyTableColumns, type SynergyItem } from './table/synergyTable'
import css from './table/table.module.css'
import { TablePanel } from './table/TablePanel'
import { Totals } from './table/Totals'
import { useWords } from './words'
import './recordWords'

export interface TableDrawerProps {
  /** The table or page that is shown; it keeps this itself where nobody else does. */
  readonly tab?: DrawerTab
  readonly onTab?: (tab: DrawerTab) => void
  readonly size: 'half' | 'full'
  readonly onSize: (size: 'half' | 'full') => void
  readonly onClose: () => void
}

const ActionBoard = part(() => import('./actionBoard/ActionBoard'))
const AssessedTotals = part(() => import('./table/AssessedTotals'))
const PolicyPage = part(() => import('./policy/PolicyPage'))

export function TableDrawer({ tab: shown, onTab, size, onSize, onClose }: TableDrawerProps) {
  const { t } = useTranslation()
  const [tab, setTab] = useUncontrolled<DrawerTab>({
    value: shown,
    onChange: onTab,
    defaultValue: 'synergies',
  })
  const id = useId()
  const resize = t(size === 'full' ? 'records.table.half' : 'records.table.full')
  return (
    <div className={css.drawer}>
      <div className={css.bar}>
        <Tabs tab={tab} onTab={setTab} panel={id} />
        <span className={css.spacer} />
        <button
          type="button"
          className={fields.iconButton}
          aria-label={resize}
          title={resize}
          onClick={() => onSize(size === 'full' ? 'half' : 'full')}
        >
          {size === 'full' ? <IconArrowsMinimize size={18} /> : <IconArrowsMaximize size={18} />}
        </button>
        <button
          type="button"
          className={fields.iconButton}
          aria-label={t('records.close')}
          title={t('records.close')}
          onClick={onClose}
        >
          <IconX size={18} />
        </button>
      </div>
      <div id={id} role="tabpanel" aria-label={t(`records.table.tab.${tab}`)} className={css.panel}>
        {tab === 'synergies' && <SynergyTable onLeave={onClose} />}
        {tab === 'companies' && <CompanyTable />}
        {tab === 'resources' && <ResourceTable />}
        {tab === 'actions' && <ActionTable />}
        <LoadFault key={tab} onClose={() => setTab('synergies')}>
          <Suspense fallback={<Waiting />}>
            {tab === 'actionBoard' && <ActionBoard />}
            {tab === 'policy' && <PolicyPage />}
          </Suspense>
        </LoadFault>
      </div>
    </div>
  )
}

export default TableDrawer

function Tabs({ tab, onTab, panel }: { tab: DrawerTab; onTab: (tab: DrawerTab) => void; panel: string }) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    const next = drawerTabs[(drawerTabs.indexOf(tab) + by + drawerTabs.length) % drawerTabs.length]!
    onTab(next)
    event.currentTarget.querySelectorAll('button')[drawerTabs.indexOf(next)]?.focus()
  }
  return (
    <div role="tablist" aria-label={t('records.table.tabs')} className={css.tabs} onKeyDown={onKeyDown}>
      {drawerTabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={one === tab}
          aria-controls={panel}
          tabIndex={one === tab ? 0 : -1}
          className={css.tab}
          onClick={() => onTab(one)}
        >
          {t(`records.table.tab.${one}`)}
        </button>
      ))}
    </div>
  )
}

function useSpeech() {
  const language = useLanguage()
  const words = useWords()
  return useMemo(() => ({ language, words }), [language, words])
}

const narrowScreen = '(max-width: 640px)'

/** @param onLeave a card was opened that stands behind this table. */
function SynergyTable({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation()
  const board = useBoard()
  const speech = useSpeech()
  const narrow = useMediaQuery(narrowScreen)
  const [listing] = useState(() => synergyListing(board))
  const version = useVersion('flows') + useVersion('companies') + useVersion('actions')
  const columns = useMemo(() => synergyTableColumns(speech), [speech])
  return (
    <TablePanel
      name="synergies"
      collection="flows"
      listing={listing}
      records={board.flows}
      version={version}
      columns={columns}
      compare={compareSynergies}
      form={(props) => <SynergyForm {...props} />}
      begin="resource"
      footer={(rows) => (
        <>
          <Totals rows={rows} />
          <Suspense>
            <AssessedTotals />
          </Suspense>
        </>
      )}
      narrow={
        narrow
          ? (rows, selected, goTo) => (
              <Cards
                label={t('records.table.tab.synergies')}
                rows={rows}
                selected={selected}
                onOpen={(id) => {
                  onLeave()
                  goTo(id)
                }}
              />
            )
          : undefined
      }
    />
  )
}

const compareSynergies = (a: SynergyItem, b: SynergyItem) => compareRows(a.row, b.row)

function CompanyTable() {
  const { t } = useTranslation()
  const board = useBoard()
  const speech = useSpeech()
  const [listing] = useState(() => companyListing(board))
  const version = useVersion('companies') + useVersion('flows') + useVersion('resources')
  const columns = useMemo(() => companyColumns(speech, t), [speech, t])
  return (
    <TablePanel
      name="companies"
      collection="companies"
      listing={listing}
      records={board.companies}
      version={version}
      columns={columns}
      compare={compareCompanies}
      form={(props) => <CompanyForm {...props} />}
      begin="name"
    />
  )
}

function ResourceTable() {
  const board = useBoard()
  const speech = useSpeech()
  const [listing] = useState(() => resourceListing(board))
  const version = useVersion('resources') + useVersion('companies')
  const columns = useMemo(() => resourceColumns(speech), [speech])
  return (
    <TablePanel
      name="resources"
      collection="resources"
      listing={listing}
      records={board.resources}
      version={version}
      columns={columns}
      compare={compareResources}
      form={(props) => <ResourceForm {...props} />}
      begin="name"
    />
  )
}

function ActionTable() {
  const board = useBoard()
  const speech = useSpeech()
  const [listing] = useState(() => actionListing(board))
  const version = useVersion('actions') + useVersion('flows') + useVersion('companies')
  const columns = useMemo(() => actionColumns(speech), [speech])
  return (
    <TablePanel
      name="actions"
      collection="actions"
      listing={listing}
      records={board.actions}
      version={version}
      columns={columns}
      compare={compareActions}
      shows={(item) => (item.flow ? { collection: 'flows', id: item.flow.id } : null)}
      form={(props) => <ActionForm {...props} />}
      begin="owner"
    />
  )
}
