/** The map of the board, above the zoom, where the person wants it and there is room. */
import { useMediaQuery } from '@mantine/hooks'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../canvas/paint'
import { announce } from '../announcer'
import { LoadFault } from '../basics/LoadFault'
import { part } from '../basics/part'
import classes from './board.module.css'
import { useEditor } from './context'
import { useShellState } from './shell'
import { useSettled } from './useSettled'

const MapView = part(() => import('../../canvas/minimap/MapView'))

export function MapSlot({ theme }: { theme: Theme }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const wanted = useShellState((state) => state.minimap)
  const drawer = useShellState((state) => state.drawer)
  const low = useMediaQuery('(max-height: 900px)')
  const settled = useSettled()
  if (!settled || !wanted || drawer === 'full' || (drawer === 'half' && low)) return null
  return (
    <div className={classes.minimap}>
      <LoadFault quiet>
        <Suspense fallback={null}>
          <MapView
            editor={editor}
            theme={theme}
            label={t('shell.minimap.title')}
            instructions={t('shell.minimap.instructions')}
            onRest={(count) => announce(t('shell.minimap.inView', { count }))}
          />
        </Suspense>
      </LoadFault>
    </div>
  )
}
