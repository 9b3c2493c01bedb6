/** Zoom in a corner, and the map above it. */
import { IconMap, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { canvasActions } from '../../canvas/actions'
import { IconButton } from '../basics/IconButton'
import { pageActions } from './actions'
import classes from './board.module.css'
import { useEditor, useEditorState } from './context'
import { useLanguage } from '../i18n'
import { keyWords } from './keys'
import { useShell, useShellState } from './shell'

export function ZoomControls() {
  const editor = useEditor()
  const { t } = useTranslation()
  const percent = useEditorState((state) => Math.round(state.camera.zoom * 100))
  const words = new Intl.NumberFormat(useLanguage(), { style: 'percent' }).format(percent / 100)
  return (
    <div className={classes.zoom} role="group" aria-label={t('shell.zoom.title')}>
      <ZoomButton id="zoomOut" icon={<IconMinus size={18} />} />
      <button
        type="button"
        className={classes.zoomLevel}
        title={t('shell.zoom.to100')}
        aria-label={t('shell.zoom.level', { percent: words })}
        onClick={() => editor.zoomTo(1)}
      >
        {words}
      </button>
      <ZoomButton id="zoomIn" icon={<IconPlus size={18} />} />
      <ZoomButton id="zoomToFit" icon={<IconMaximize size={18} />} />
      <MapButton />
    </div>
  )
}

function MapButton() {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const open = useShellState((state) => state.minimap)
  const { minimap } = pageActions
  return (
    <IconButton
      label={t('actions.minimap')}
      keyWords={keyWords(minimap.keys![0]!, t)}
      side="top"
      aria-pressed={open}
      onClick={() => minimap.run({ editor, shell })}
    >
      <IconMap size={18} />
    </IconButton>
  )
}

function ZoomButton({ id, icon }: { id: string; icon: React.ReactNode }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const action = canvasActions.find((one) => one.id === id)
  if (!action) return null
  const name = t(`actions.${id}`)
  const key = action.keys?.[0]
  return (
    <IconButton
      label={name}
      {...(key && { keyWords: keyWords(key, t) })}
      side={id === 'zoomOut' ? 'top-start' : 'top'}
      onClick={() => action.run(editor)}
    >
      {icon}
    </IconButton>
  )
}
