/** The tools, made from the actions of the canvas. */
import {
  IconArrowRampRight,
  IconBuildingFactory2,
  IconFrame,
  IconHandStop,
  IconNote,
  IconPointer,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../canvas/action'
import { canvasActions } from '../../canvas/actions'
import type { ToolName } from '../../canvas/editor'
import { IconButton } from '../basics/IconButton'
import classes from './board.module.css'
import { useEditor, useEditorState } from './context'
import { keyWords } from './keys'
import { useCover } from './useCover'
import { toolOf } from './actions'

const icons: Readonly<Record<ToolName, typeof IconPointer>> = {
  select: IconPointer,
  hand: IconHandStop,
  company: IconBuildingFactory2,
  flow: IconArrowRampRight,
  note: IconNote,
  frame: IconFrame,
}

const tools = canvasActions.flatMap((action) => {
  const tool = toolOf(action)
  return tool ? [{ action, tool }] : []
})

export function ToolPalette({ horizontal }: { horizontal: boolean }) {
  const { t } = useTranslation()
  const canEdit = useEditorState((state) => state.canEdit)
  const cover = useCover()
  return (
    <div
      className={classes.palette}
      ref={cover}
      role="toolbar"
      aria-label={t('shell.tools')}
      aria-orientation={horizontal ? 'horizontal' : 'vertical'}
    >
      {tools
        .filter(({ tool }) => canEdit || tool === 'select' || tool === 'hand')
        .map(({ action, tool }) => (
          <ToolButton key={action.id} action={action} tool={tool} side={horizontal ? 'top' : 'right'} />
        ))}
    </div>
  )
}

function ToolButton({ action, tool, side }: { action: Action; tool: ToolName; side: 'top' | 'right' }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const active = useEditorState((state) => state.tool === tool)
  const Icon = icons[tool]
  const name = t(`actions.${action.id}`)
  const key = action.keys?.[0]
  return (
    <IconButton
      label={name}
      {...(key && { keyWords: keyWords(key, t) })}
      side={side}
      size={40}
      aria-pressed={active}
      onClick={() => action.run(editor)}
    >
      <Icon size={22} stroke={1.75} />
    </IconButton>
  )
}
