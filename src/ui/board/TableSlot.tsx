/** The drawer at the bottom that holds the tables: half of the screen, all of it, or what a hand makes of it. */
import { useMergedRef } from '@mantine/hooks'
import {
  Suspense,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import { LoadFault } from '../basics/LoadFault'
import { part } from '../basics/part'
import { ReturnFocus } from '../basics/ReturnFocus'
import { Waiting } from '../basics/Signs'
import { pageActions } from './actions'
import classes from './board.module.css'
import { useEditor } from './context'
import { useShell, useShellState } from './shell'
import { useCover } from './useCover'

const TableDrawer = part(() => import('../records/TableDrawer'))

/** Shares of the stage: a drawer below the least is closed, one above the most is whole. */
const least = 0.15
const half = 0.46
const most = 0.85

const canvasElement = () => document.querySelector<HTMLElement>('main [role="application"]')

/** Who opens the table by its key goes on in it; a button that opened it keeps the focus. */
function EnterFocus({ panel }: { panel: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body && activeElement !== canvasElement()) return
    panel.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  }, [panel])
  return null
}

export function TableSlot() {
  const { t } = useTranslation()
  const shell = useShell()
  const editor = useEditor()
  const drawer = useShellState((state) => state.drawer)
  const tab = useShellState((state) => state.tab)
  const [share, setShare] = useState(half)
  const cover = useCover()
  const height = drawer === 'closed' ? 0 : drawer === 'full' ? 1 : share
  const panel = useRef<HTMLElement>(null)
  // What stands at the bottom of the stage stands on the drawer.
  useEffect(() => {
    const stage = panel.current?.parentElement
    stage?.style.setProperty('--drawer', `${height * 100}%`)
    stage?.style.setProperty('--drawer-share', String(height))
    // Notices stand at the bottom of what one can see of the board, never on the rows.
    document.documentElement.style.setProperty('--notice-lift', height < 1 ? String(height) : '0')
    if (height < 1) editor.keepInView()
    return () => {
      stage?.style.removeProperty('--drawer')
      stage?.style.removeProperty('--drawer-share')
      document.documentElement.style.removeProperty('--notice-lift')
    }
  }, [height, editor])
  const hold = useMergedRef(panel, cover)
  if (drawer === 'closed') return null

  const settle = (wanted: number) => {
    if (wanted < least) return shell.setState({ drawer: 'closed' })
    setShare(Math.min(most, wanted))
    shell.setState({ drawer: wanted > most ? 'full' : 'half' })
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const grip = event.currentTarget
    if (!grip.hasPointerCapture(event.pointerId)) return
    const stage = grip.closest('main')!.getBoundingClientRect()
    settle((stage.bottom - event.clientY) / stage.height)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: 0.1, ArrowDown: -0.1, Home: -1, End: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    settle(height + step)
  }
  return (
    <section
      ref={hold}
      className={classes.drawer}
      data-full={drawer === 'full' || undefined}
      style={{ height: `${height * 100}%` }}
      aria-label={t('actions.table')}
    >
      <div
        className={classes.drawerGrip}
        role="separator"
        aria-orientation="horizontal"
        aria-label={t('shell.table.resize')}
        aria-valuenow={Math.round(height * 100)}
        aria-valuemin={Math.round(least * 100)}
        aria-valuemax={100}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      />
      <div className={classes.drawerBody}>
        <LoadFault onClose={() => shell.setState({ drawer: 'closed' })}>
          <ReturnFocus fallback={canvasElement} />
          <Suspense fallback={<Waiting />}>
            <EnterFocus panel={panel} />
            <TableDrawer
              size={drawer}
              tab={tab}
              onTab={(tab) => shell.setState({ tab })}
              onSize={(drawer) => shell.setState({ drawer })}
              onClose={() => pageActions.table.run({ editor, shell })}
            />
          </Suspense>
        </LoadFault>
      </div>
    </section>
  )
}
