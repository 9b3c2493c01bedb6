/** The bar: what board this is, whether it is saved, who is here, and what leaves or enters it. */
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconEye,
  IconFileExport,
  IconFileImport,
  IconTable,
  IconUserPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../basics/Button'
import { IconButton } from '../basics/IconButton'
import { OnDemand } from '../basics/OnDemand'
import { part } from '../basics/part'
import { followLink } from '../router'
import { allActions, pageActions, type PageAction } from './actions'
import { BoardName } from './BoardName'
import { useEditor, useEditorState, useUndo } from './context'
import { keyWords } from './keys'
import { People } from './People'
import { SavedState } from './SavedState'
import { useShell, useShellState } from './shell'
import classes from './topbar.module.css'
import type { Width } from './useWidth'

const ExportPanel = part(() => import('./panels/ExportPanel'))
const MorePanel = part(() => import('./panels/MorePanel'))
const PhonePanel = part(() => import('./panels/PhonePanel'))

export function TopBar({ width }: { width: Width }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const canEdit = useEditorState((state) => state.canEdit)
  const tableOpen = useShellState((state) => state.drawer !== 'closed')
  const phone = width === 'phone'
  return (
    <header className={classes.bar}>
      <a href="/" onClick={followLink} className={classes.home} aria-label={t('shell.toHome')}>
        <img src="/icon.svg" width={28} height={28} alt="" />
      </a>
      <BoardName />
      <SavedState compact={width !== 'wide'} />
      {!canEdit && (
        <span className={classes.badge}>
          <IconEye size={16} aria-hidden="true" />
          {phone ? t('shell.readOnlyShort') : t('shell.readOnly')}
        </span>
      )}
      <span className={classes.spacer} />
      {canEdit && <UndoButtons />}
      <People most={phone ? 2 : 5} />
      {!phone && (
        <>
          <ActionButton
            worded
            action={pageActions.table}
            pressed={tableOpen}
            icon={<IconTable size={20} />}
          />
          {canEdit && (
            <ActionButton worded action={pageActions.importFile} icon={<IconFileImport size={20} />} />
          )}
          <OnDemand kind="menu" panel={ExportPanel}>
            {(button) => (
              <IconButton worded label={t('shell.export.title')} {...button}>
                <IconFileExport size={20} />
              </IconButton>
            )}
          </OnDemand>
          <Button
            className={classes.share}
            icon={<IconUserPlus size={18} />}
            onClick={() => pageActions.share.run({ editor, shell })}
          >
            {t('actions.share')}
          </Button>
        </>
      )}
      <OnDemand kind="menu" panel={phone ? PhonePanel : MorePanel}>
        {(button) => (
          <IconButton label={t('shell.menu')} side="bottom-end" {...button}>
            <IconDots size={20} />
          </IconButton>
        )}
      </OnDemand>
    </header>
  )
}

function UndoButtons() {
  const { canUndo, canRedo } = useUndo()
  return (
    <>
      <ActionButton action={actionNamed('undo')} disabled={!canUndo} icon={<IconArrowBackUp size={20} />} />
      <ActionButton
        action={actionNamed('redo')}
        disabled={!canRedo}
        icon={<IconArrowForwardUp size={20} />}
      />
    </>
  )
}

const actionNamed = (id: string) => allActions.find((action) => action.id === id)!

interface ActionButtonProps {
  readonly action: PageAction
  readonly icon: React.ReactNode
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly worded?: boolean
}

function ActionButton({ action, icon, pressed, disabled, worded = false }: ActionButtonProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const key = action.keys?.[0]
  return (
    <IconButton
      label={t(`actions.${action.id}`)}
      {...(key && { keyWords: keyWords(key, t) })}
      worded={worded}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => action.run({ editor, shell })}
    >
      {icon}
    </IconButton>
  )
}
