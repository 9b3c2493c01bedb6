/** What an import would do, before it does it. */
import { Badge, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { reasonText, type ImportPlan, type Problem, type SampleRow } from '../../exchange/import'
import { useLanguage } from '../i18n'
import classes from './import.module.css'
import { changesOf } from './reading'
import { useCountWords } from './useCountWords'

/** Rows of problems on screen at once; a list of thousands helps nobody. */
const shownProblems = 200

export function PlanPreview({ plan, name }: { plan: ImportPlan; name: string }) {
  const { t } = useTranslation()
  const countWords = useCountWords()
  const source = [plan.format.toUpperCase(), plan.encoding, delimiterWord(plan.delimiter), plan.sheet].filter(
    Boolean,
  )
  const facts = Object.keys(plan.meta ?? {})
  const lines = (['added', 'merged', 'unchanged'] as const)
    .map((what) => ({ what, words: countWords(plan[what]) }))
    .filter(({ words }) => words !== '')
  return (
    <>
      <div>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }} dir="auto">
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`importing.kinds.${plan.kind}`)} · {source.join(' · ')}
        </Text>
      </div>
      <dl className={classes.summary}>
        {lines.map(({ what, words }) => (
          <div key={what}>
            <dt>{t(`importing.outcome.${what}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {facts.length > 0 && (
          <div>
            <dt>{t('importing.outcome.facts')}</dt>
            <dd dir="auto">{facts.map((fact) => String(plan.meta![fact])).join(', ')}</dd>
          </div>
        )}
        {plan.refused.length > 0 && (
          <div data-tone="bad">
            <dt>{t('importing.outcome.refused')}</dt>
            <dd>{t('importing.rows', { count: plan.refused.length })}</dd>
          </div>
        )}
      </dl>
      {changesOf(plan) === 0 && <Text size="sm">{t('importing.nothing')}</Text>}
      <Problems title={t('importing.refused')} problems={plan.refused} open />
      <Problems title={t('importing.warnings')} problems={plan.warnings} open={plan.warnings.length <= 5} />
      {plan.ignoredColumns.length > 0 && (
        <Text size="sm">
          {t('importing.ignored', { count: plan.ignoredColumns.length })}{' '}
          <span dir="auto">{plan.ignoredColumns.join(', ')}</span>
        </Text>
      )}
      <Sample rows={plan.sample} />
    </>
  )
}

/** Delimiters as one writes them; a tab has no sign of its own. */
const delimiterWord = (delimiter: string | undefined) =>
  delimiter && (delimiter === '\t' ? 'Tab' : `“${delimiter}”`)

function Problems({ title, problems, open }: { title: string; problems: readonly Problem[]; open: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (problems.length === 0) return null
  return (
    <details open={open} className={classes.details}>
      <summary>
        {title} <span className={classes.count}>{problems.length}</span>
      </summary>
      <div className={classes.scroll} role="group" aria-label={title} tabIndex={0}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('importing.line')}</Table.Th>
              <Table.Th>{t('importing.column')}</Table.Th>
              <Table.Th>{t('importing.reason')}</Table.Th>
              <Table.Th>{t('importing.value')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.slice(0, shownProblems).map((problem, i) => (
              <Table.Tr key={i}>
                <Table.Td>{problem.line > 0 ? problem.line : '—'}</Table.Td>
                <Table.Td dir="auto">{problem.column}</Table.Td>
                <Table.Td>{reasonText(problem.reason, language)}</Table.Td>
                <Table.Td dir="auto" className={classes.value}>
                  {problem.value}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  )
}

const colours = { added: 'sea', merged: 'blue', unchanged: 'gray', refused: 'red' } as const

function Sample({ rows }: { rows: readonly SampleRow[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <details className={classes.details} open={rows.length > 0}>
      <summary>{t('importing.sample')}</summary>
      <ul className={classes.sample} aria-label={t('importing.sample')} tabIndex={0}>
        {rows.map((row, i) => (
          <li key={i}>
            <span className={classes.line}>{row.line > 0 ? row.line : ''}</span>
            <span className={classes.sampleTitle} dir="auto">
              {row.title}
            </span>
            <Badge variant="light" color={colours[row.outcome]} tt="none" fw={550}>
              {t(`importing.row.${row.outcome}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </details>
  )
}
