/** What the lines of the board mean: status is the kind of line, category its colour and icon, a year's amount its width. */
import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bandAlpha, flowStyle } from '../../canvas/paint/flowStyle'
import { signIcons } from '../../canvas/paint/icons'
import { palettes } from '../../canvas/paint/palette'
import { categories, statuses, type Status } from '../../model/records'
import { choiceIcon } from '../records/look'
import { useWords } from '../records/words'
import classes from './dialogs.module.css'

export function Legend() {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section className={classes.legend} aria-labelledby="help-lines">
      <h3 id="help-lines">{t('shell.help.groups.lines')}</h3>
      <dl>
        {statuses.map((status) => (
          <div key={status} className={classes.helpRow}>
            <dt>{words.statuses[status]}</dt>
            <dd>
              <SampleLine status={status} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes.categories}>
        {categories.map((category) => (
          <li key={category}>
            {choiceIcon('category', category, 18)}
            {words.categories[category]}
          </li>
        ))}
      </ul>
      <p className={classes.legendNote}>{t('gestures.width')}</p>
    </section>
  )
}

const wide = 120
const middle = 10

/** A line as the canvas draws it. */
function SampleLine({ status }: { status: Status }) {
  const palette = palettes[useComputedColorScheme('light')]
  const { width, dash, round, band } = flowStyle(
    { id: '', from: '', to: '', resource: '', notes: '', barriers: [], status, category: 'material' },
    palette,
  )
  const colour = status === 'failed' ? palette.failed : palette.categories.material
  const line = { x1: 2, y1: middle, x2: wide - 10, y2: middle, stroke: colour }
  return (
    <svg width={wide} height={2 * middle} viewBox={`0 0 ${wide} ${2 * middle}`} aria-hidden="true">
      {band > 0 && <line {...line} strokeWidth={band} strokeOpacity={bandAlpha} />}
      <line
        {...line}
        strokeWidth={width}
        strokeDasharray={dash.join(' ')}
        strokeLinecap={round ? 'round' : 'butt'}
      />
      <path d={`M${wide} ${middle} l-11 -5.5 v11 z`} fill={colour} />
      {status === 'failed' && (
        <g transform={`translate(${wide / 2 - 8} ${middle - 8})`}>
          <circle cx={8} cy={8} r={7.5} fill="var(--mantine-color-body)" stroke={colour} />
          <path d={signIcons.cross} fill="none" stroke={colour} strokeWidth={1.5} strokeLinecap="round" />
        </g>
      )}
    </svg>
  )
}
