/** What stands at the right beside what is selected: the list of matches, or what is known of a resource. */
import { Suspense, useEffect, useRef, type KeyboardEvent } from 'react'
import { part } from '../basics/part'
import { useShell, useShellState } from '../board/shell'
import MatchesPanel from './MatchesPanel'

const ExplorerPanel = part(() => import('../explorer/ExplorerPanel'))

export default function Side() {
  const shell = useShell()
  const side = useShellState((state) => state.side)
  const between = useShellState((state) => state.between)
  const explored = useShellState((state) => state.explored)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [side])
  const close = () => {
    shell.setState({ side: null, between: null })
    document.querySelector<HTMLElement>('main [role="application"]')?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    close()
  }
  return (
    <div ref={place} onKeyDown={onKeyDown}>
      {side === 'matches' && (
        <MatchesPanel
          between={between}
          onBetween={(between) => shell.setState({ between })}
          onExplore={(explored) => shell.setState({ side: 'explorer', explored })}
          onClose={close}
        />
      )}
      {side === 'explorer' && (
        <Suspense fallback={null}>
          <ExplorerPanel key={explored} asked={explored} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
