/** Tables of companies, of offers and needs, and of actions. */
import { IconLock } from '@tabler/icons-react'
import { openFirst } from '../../../model/actionState'
import type { Action, Company, Flow, Resource } from '../../../model/records'
import type { BoardSnapshot } from '../../../model/snapshot'
import { synergyName } from '../../../model/synergies'
import { annualAmount } from '../../../model/units'
import { formatNumber, formatWorkedOut } from '../fieldInput/numbers'
import { choiceIcon } from '../look'
import { fieldColumn, type Column, type Speech } from './column'
import { Listing } from './Listing'

const byText = new Intl.Collator(undefined, { numeric: true })

export interface CompanyItem {
  readonly id: string
  readonly company: Company
  readonly flows: number
  readonly offers: number
  readonly needs: number
}

export function companyListing(board: BoardSnapshot): Listing<Company, CompanyItem> {
  const counts = ({ id }: Company) => {
    let offers = 0
    const resources = board.resourcesOf(id)
    for (const resource of resources) if (board.resources.get(resource)?.direction === 'offer') offers++
    return [board.flowsOf(id).size, offers, resources.size - offers] as const
  }
  return new Listing(
    (company) => [company, ...counts(company)],
    (company) => {
      const [flows, offers, needs] = counts(company)
      return { id: company.id, company, flows, offers, needs }
    },
  )
}

export const compareCompanies = (a: CompanyItem, b: CompanyItem) =>
  byText.compare(a.company.name, b.company.name) || (a.id < b.id ? -1 : 1)

export function companyColumns(speech: Speech, t: (key: string) => string): Column<CompanyItem>[] {
  const field = (name: string, width: number, more: object = {}) =>
    fieldColumn<CompanyItem, 'companies'>(name, 'companies', name, (item) => item.company, speech, {
      width,
      ...more,
    })
  const count = (key: 'flows' | 'offers' | 'needs'): Column<CompanyItem> => ({
    key,
    title: t(`records.table.count.${key}`),
    width: 96,
    end: true,
    value: (item) => item[key],
    text: (item) => formatNumber(item[key], speech.language),
  })
  return [
    field('name', 240),
    field('kind', 208, { filters: true, icon: (item: CompanyItem) => choiceIcon('kind', item.company.kind) }),
    field('municipality', 152, { filters: true }),
    field('country', 104, { filters: true }),
    field('nace', 136),
    count('offers'),
    count('needs'),
    count('flows'),
    field('size', 104),
    field('website', 176),
    field('lat', 104),
    field('lon', 104),
    field('notes', 240),
    field('locked', 104, {
      icon: (item: CompanyItem) => item.company.locked && <IconLock size={14} aria-hidden />,
    }),
    field('colour', 104, { hidden: true }),
    field('x', 88, { hidden: true }),
    field('y', 88, { hidden: true }),
    field('w', 88, { hidden: true }),
    field('h', 88, { hidden: true }),
    field('createdAt', 152, { hidden: true }),
    field('createdBy', 136, { hidden: true }),
    field('updatedAt', 152, { hidden: true }),
  ].map((column) =>
    ['createdAt', 'createdBy', 'updatedAt'].includes(column.key) ? { ...column, edit: undefined } : column,
  )
}

export interface ResourceItem {
  readonly id: string
  readonly resource: Resource
  readonly company: Company | undefined
}

export function resourceListing(board: BoardSnapshot): Listing<Resource, ResourceItem> {
  return new Listing(
    (resource) => [resource, board.companies.get(resource.company)],
    (resource) => ({ id: resource.id, resource, company: board.companies.get(resource.company) }),
  )
}

export const compareResources = (a: ResourceItem, b: ResourceItem) =>
  byText.compare(a.company?.name ?? '', b.company?.name ?? '') ||
  (a.resource.direction === b.resource.direction ? 0 : a.resource.direction === 'offer' ? -1 : 1) ||
  byText.compare(a.resource.name, b.resource.name) ||
  (a.id < b.id ? -1 : 1)

export function resourceColumns(speech: Speech): Column<ResourceItem>[] {
  const { words, language } = speech
  const field = (name: string, width: number, more: object = {}) =>
    fieldColumn<ResourceItem, 'resources'>(name, 'resources', name, (item) => item.resource, speech, {
      width,
      ...more,
    })
  return [
    field('name', 240),
    field('direction', 128, {
      filters: true,
      icon: (item: ResourceItem) => choiceIcon('direction', item.resource.direction),
    }),
    fieldColumn('company', 'companies', 'name', (item) => item.company, speech, {
      title: words.fields.company,
      width: 200,
      filters: true,
    }),
    field('category', 128, {
      filters: true,
      icon: (item: ResourceItem) => choiceIcon('category', item.resource.category),
    }),
    field('low', 112),
    field('quantity', 112),
    field('unit', 88),
    field('period', 104),
    {
      key: 'annual',
      title: words.columns.annual_quantity,
      width: 136,
      end: true,
      value: (item) => annualAmount(item.resource)?.quantity ?? null,
      text: (item) => {
        const annual = annualAmount(item.resource)
        return annual ? `${formatWorkedOut(annual.quantity, language)} ${words.units[annual.unit]}` : ''
      },
    },
    field('quality', 176),
    field('availability', 176),
    field('disposal', 176),
  ]
}

export interface ActionItem {
  readonly id: string
  readonly action: Action
  readonly flow: Flow | undefined
  /** What the action is for, in one line. */
  readonly synergy: string
}

export function actionListing(board: BoardSnapshot): Listing<Action, ActionItem> {
  const flowOf = (action: Action) => board.flows.get(action.flow)
  return new Listing(
    (action) => {
      const flow = flowOf(action)
      return [action, flow, flow && board.companies.get(flow.from), flow && board.companies.get(flow.to)]
    },
    (action) => {
      const flow = flowOf(action)
      const name = (id: string) => board.companies.get(id)?.name ?? '?'
      const synergy = flow ? synergyName(flow.resource, name(flow.from), name(flow.to)) : ''
      return { id: action.id, action, flow, synergy }
    },
  )
}

/** What is to be done comes before what is done, the earliest due first. */
export const compareActions = (a: ActionItem, b: ActionItem) => openFirst(a.action, b.action)

export function actionColumns(speech: Speech): Column<ActionItem>[] {
  const field = (name: string, width: number, more: object = {}) =>
    fieldColumn<ActionItem, 'actions'>(name, 'actions', name, (item) => item.action, speech, {
      width,
      ...more,
    })
  return [
    field('text', 300),
    field('owner', 168, { filters: true }),
    field('due', 128),
    field('done', 96, { filters: true }),
    field('barrier', 152),
    {
      key: 'synergy',
      title: speech.words.columns.synergy,
      width: 360,
      value: (item) => item.synergy || null,
      text: (item) => item.synergy,
    },
  ]
}
