/** The pipeline of a synergy: one step after another, and apart from them the way out. */
import { useRef, type KeyboardEvent } from 'react'
import { statuses } from '../../../model/records'
import type { Bound } from '../fieldInput/useBound'
import { choiceIcon } from '../look'
import { useWords } from '../words'
import css from './inspector.module.css'

export function StatusSteps({ bound }: { bound: Bound }) {
  const words = useWords()
  const group = useRef<HTMLDivElement>(null)
  const now = statuses.findIndex((status) => status === bound.raw)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!by || bound.readOnly) return
    event.preventDefault()
    event.stopPropagation()
    const next = (Math.max(0, now) + by + statuses.length) % statuses.length
    bound.write(statuses[next])
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div role="radiogroup" aria-label={bound.label} ref={group} className={css.steps} onKeyDown={onKeyDown}>
      {statuses.map((status, index) => (
        <button
          key={status}
          type="button"
          role="radio"
          aria-checked={index === now}
          aria-label={words.statuses[status]}
          title={words.statuses[status]}
          tabIndex={index === Math.max(0, now) ? 0 : -1}
          disabled={bound.readOnly}
          className={css.step}
          data-tone={`status-${status}`}
          data-past={(status !== 'failed' && index < now && now < 5) || undefined}
          onClick={() => bound.write(status)}
        >
          {choiceIcon('status', status, 18)}
        </button>
      ))}
    </div>
  )
}
