/** The page of one board: opens it, and shows it, or why it cannot be shown. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../basics/Signs'
import { BoardScreen } from './BoardScreen'
import { EditorProvider } from './context'
import { Problem } from './Problem'
import { createShell, ShellProvider } from './shell'
import { Visit, type VisitState } from './visit'

export default function BoardPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const guestName = t('shell.people.guest')
  // The name matters when the board opens; a change of language does not open it again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const visit = useMemo(() => new Visit(id, { guestName }), [id])
  useEffect(() => {
    visit.start()
    return () => visit.stop()
  }, [visit])
  const state = useSyncExternalStore(visit.subscribe, () => visit.state)
  if (state.kind === 'problem') return <Problem id={id} error={state.error} onRetry={visit.enter} />
  if (state.kind === 'loading') return <Waiting />
  return <OpenBoard key={`${state.role} ${state.token}`} id={id} visit={state} />
}

function OpenBoard({ id, visit }: { id: string; visit: Extract<VisitState, { kind: 'open' }> }) {
  const { editor, role, token } = visit
  const shell = useMemo(() => createShell(id, role, token), [id, role, token])
  return (
    <EditorProvider value={editor}>
      <ShellProvider value={shell}>
        <BoardScreen />
      </ShellProvider>
    </EditorProvider>
  )
}
