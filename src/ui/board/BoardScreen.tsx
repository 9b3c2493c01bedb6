/** Everything around the canvas. Panels stand at the edges; nothing covers the middle. */
import { useComputedColorScheme } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Board } from '../../canvas/Board'
import { LoadFault } from '../basics/LoadFault'
import { part } from '../basics/part'
import { ReturnFocus } from '../basics/ReturnFocus'
import { useLanguage } from '../i18n'
import { notify } from '../notify'
import { useRemovalNotices } from '../records/useRemoval'
import { Attention } from './Attention'
import classes from './board.module.css'
import { boardTexts } from './boardTexts'
import { useClipboard } from './clipboard'
import type { MenuRequest } from '../../canvas/input/attach'
import type { ContextBarProps } from './ContextBar'
import { useEditor, useEditorState, useLink } from './context'
import { EmptyBoard } from './EmptyBoard'
import { MapSlot } from './MapSlot'
import { NameField } from './NameField'
import { Opening } from './Opening'
import { SelectingMore } from './SelectingMore'
import { openImport, useShell, useShellState } from './shell'
import { useRememberedSnapping } from './snapping'
import { useSpoken } from './useSpoken'
import { TableSlot } from './TableSlot'
import { TidyProgress } from './TidyProgress'
import { ToolPalette } from './ToolPalette'
import { TopBar } from './TopBar'
import { useBothSides } from './useBothSides'
import { useCover } from './useCover'
import { useFileDrop } from './useFileDrop'
import { usePageKeys } from './usePageKeys'
import { useReady } from './useReady'
import { useWidth } from './useWidth'
import { ZoomControls } from './ZoomControls'
import { useSettled } from './useSettled'

const MatchesButton = part(() => import('../matches/MatchesButton'))
const Side = part(() => import('../matches/Side'))
const Inspector = part(() => import('../records/Inspector'))
const ImportDialog = part(() => import('../import/ImportDialog'))
const ContextBar = part(() => import('./ContextBar'))
const ContextMenu = part(() => import('./ContextMenu'))
const Refused = part(() => import('./Refused'))
const ShareDialog = part(() => import('./share/ShareDialog'))
const HelpSheet = part(() => import('./HelpSheet'))
const SearchBar = part(() => import('./find/SearchBar'))
const CommandPalette = part(() => import('./find/CommandPalette'))

export function BoardScreen() {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const width = useWidth()
  const theme = useComputedColorScheme('light')
  const language = useLanguage()
  const texts = useMemo(() => boardTexts(t), [t])
  const [menu, setMenu] = useState<MenuRequest | null>(null)
  const { over, handlers } = useFileDrop((file) => openImport(shell, { file }))
  usePageKeys()
  useClipboard()
  useDenied()
  useReadOnlyWhenRefused()
  useLeaveWarning()
  useReady()
  useRememberedSnapping()
  useRemovalNotices()
  useSpoken()
  useEffect(() => editor.setTheme(theme), [editor, theme])

  return (
    <div className={classes.page} {...handlers}>
      <TopBar width={width} />
      <main className={classes.stage}>
        <Board
          editor={editor}
          language={language}
          theme={theme}
          ariaLabel={t('shell.canvas')}
          texts={texts}
          onContextMenu={setMenu}
        />
        <ContextBarSlot onMore={setMenu} />
        <Opening />
        <EmptyBoard />
        <ToolPalette horizontal={width === 'phone'} />
        <div className={classes.corner}>
          <MapSlot theme={theme} />
          <ZoomControls />
          <Attention />
          <MatchesSlot />
        </div>
        <SearchSlot />
        <NameField />
        <SelectingMore />
        <TidyProgress />
        <InspectorSlot phone={width === 'phone'} />
        <SideSlot />
        <TableSlot />
        {over && <div className={classes.dropping}>{t('shell.import.drop')}</div>}
      </main>
      {menu && (
        <OnTop onClose={() => setMenu(null)}>
          <ReturnFocus fallback={canvasElement} />
          <ContextMenu place={menu} onClose={() => setMenu(null)} />
        </OnTop>
      )}
      <Dialogs />
    </div>
  )
}

/** What is selected has its most used actions above it, for those who may edit. */
function ContextBarSlot({ onMore }: ContextBarProps) {
  const some = useEditorState((state) => state.canEdit && state.selection.length > 0)
  if (!some) return null
  return (
    <LoadFault quiet>
      <Suspense fallback={null}>
        <ContextBar onMore={onMore} />
      </Suspense>
    </LoadFault>
  )
}

/**
 * What is selected opens the inspector; a gesture or a text in hand does not wait for it. On a phone it is a sheet that shows
 * what is selected and what can be done with it, and all of its fields when it is drawn up; words come first.
 */
function InspectorSlot({ phone }: { phone: boolean }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const some = useEditorState((state) => state.selection.length > 0)
  const busy = useEditorState(
    ({ editing, flowOffer, choosing, selectingMore }) =>
      editing !== null || flowOffer !== null || choosing !== null || selectingMore,
  )
  const [whole, setWhole] = useState(false)
  const cover = useCover()
  if (!some || (phone && busy)) return null
  return (
    <div className={classes.inspector} ref={cover} data-folded={(phone && !whole) || undefined}>
      {phone && (
        <button
          type="button"
          className={classes.sheetGrip}
          aria-expanded={whole}
          aria-label={t(whole ? 'shell.sheet.less' : 'shell.sheet.more')}
          onClick={() => setWhole(!whole)}
        >
          {whole ? <IconChevronDown size={20} aria-hidden /> : <IconChevronUp size={20} aria-hidden />}
        </button>
      )}
      <LoadFault onClose={() => editor.select([])}>
        <Suspense fallback={null}>
          <Inspector />
          <ToDetails />
        </Suspense>
      </LoadFault>
    </div>
  )
}

/** How many matches there are, and their arrows on the board: once the board has stood for a moment. */
function MatchesSlot() {
  const settled = useSettled()
  const both = useBothSides()
  if (!settled || !both) return null
  return (
    <LoadFault quiet>
      <Suspense fallback={null}>
        <MatchesButton />
      </Suspense>
    </LoadFault>
  )
}

function SideSlot() {
  const shell = useShell()
  const side = useShellState((state) => state.side)
  const cover = useCover()
  if (side === null) return null
  return (
    <div className={`${classes.inspector} ${classes.side}`} ref={cover}>
      <LoadFault onClose={() => shell.setState({ side: null })}>
        <Suspense fallback={null}>
          <Side />
        </Suspense>
      </LoadFault>
    </div>
  )
}

function SearchSlot() {
  const shell = useShell()
  const asked = useShellState((state) => state.search)
  if (asked === 0) return null
  const close = () => shell.setState({ search: 0 })
  return (
    <OnTop onClose={close}>
      <ReturnFocus fallback={canvasElement} />
      <SearchBar asked={asked} onClose={close} />
    </OnTop>
  )
}

/** Takes the focus into the inspector once it has come. */
function ToDetails() {
  const shell = useShell()
  const wanted = useShellState((state) => state.toDetails)
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!wanted) return
    shell.setState({ toDetails: false })
    const panel = place.current?.previousElementSibling
    const fields = panel?.querySelectorAll<HTMLElement>('input, textarea, select, [role="combobox"]')
    const field = [...(fields ?? [])].find((one) => !one.matches(':disabled') && one.offsetParent !== null)
    ;(field ?? panel?.querySelector('button'))?.focus()
  }, [shell, wanted])
  return <span ref={place} hidden />
}

function Dialogs() {
  const shell = useShell()
  const dialog = useShellState((state) => state.dialog)
  const { connection } = useLink()
  const close = () => shell.setState({ dialog: null, incoming: null })
  return (
    <OnTop onClose={close} key={dialog}>
      {dialog && <ReturnFocus fallback={canvasElement} />}
      {dialog === 'import' && <ImportDialog onClose={close} />}
      {dialog === 'share' && <ShareDialog onClose={close} />}
      {dialog === 'help' && <HelpSheet onClose={close} />}
      {dialog === 'palette' && <CommandPalette onClose={close} />}
      {connection === 'refused' && <Refused />}
    </OnTop>
  )
}

const canvasElement = () => document.querySelector<HTMLElement>('main [role="application"]')

/** Something that is loaded when it is first wanted. */
function OnTop({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  return (
    <LoadFault onClose={onClose}>
      <Suspense fallback={null}>{children}</Suspense>
    </LoadFault>
  )
}

/** Says that the server did not take a write. */
function useDenied(): void {
  const { t } = useTranslation()
  const { link } = useEditor().session
  const { denied } = useLink()
  useEffect(() => {
    if (denied === null) return
    notify({ id: 'denied', tone: 'problem', message: t('shell.denied') })
    link.clearDenied()
  }, [denied, link, t])
}

/** What is written after the server let go would stay on this device: then one may look, and export. */
function useReadOnlyWhenRefused(): void {
  const editor = useEditor()
  const refused = useLink().connection === 'refused'
  useEffect(() => {
    if (!refused) return
    editor.stopEditing()
    editor.setTool('select')
    editor.store.setState({ canEdit: false })
  }, [refused, editor])
}

/** Leaving is stopped only where it would lose something: not saved, and no copy kept by this browser. */
function useLeaveWarning(): void {
  const { link } = useEditor().session
  const { unsaved } = useLink()
  useEffect(() => {
    if (!unsaved || link.offlineCopy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved, link])
}
