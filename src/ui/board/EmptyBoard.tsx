/** What to do first, in one line, with the import beside it. Stands behind the hand: clicks go to the board. */
import { useMediaQuery } from '@mantine/hooks'
import { IconBuildingFactory2, IconFileImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { canvasActions } from '../../canvas/actions'
import { Button } from '../basics/Button'
import { useCollection, useEditor, useEditorState, useLink } from './context'
import { openImport, useShell } from './shell'
import classes from './board.module.css'

const addCompany = canvasActions.find((action) => action.id === 'addCompany')!

export function EmptyBoard() {
  const { t } = useTranslation()
  const shell = useShell()
  const editor = useEditor()
  const touch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
  const { loaded } = useLink()
  const canEdit = useEditorState((state) => state.canEdit)
  const busy = useEditorState((state) => state.editing !== null || state.tool !== 'select')
  const empty =
    [useCollection('companies'), useCollection('notes'), useCollection('frames')].reduce(
      (sum, records) => sum + records.size,
      0,
    ) === 0
  if (!loaded || !empty || busy) return null
  return (
    <div className={classes.empty}>
      <p className={classes.emptyText}>
        {canEdit ? t(touch ? 'shell.empty.startTouch' : 'shell.empty.start') : t('shell.empty.watch')}
      </p>
      {canEdit && (
        <div className={classes.emptyButtons}>
          <Button icon={<IconBuildingFactory2 size={18} />} onClick={() => addCompany.run(editor)}>
            {t('shell.empty.place')}
          </Button>
          <Button kind="outline" icon={<IconFileImport size={18} />} onClick={() => openImport(shell)}>
            {t('shell.empty.import')}
          </Button>
        </div>
      )}
    </div>
  )
}
