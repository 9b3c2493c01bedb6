/** The page: its look, its notices, and which page a path means. */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Announcer } from './announcer'
import { Waiting } from './basics/Signs'
import { NoticeSlot } from './notify'
import { pageOf, usePath } from './router'
import { cssVariables, theme } from './theme'

const HomePage = lazy(() => import('./home/HomePage'))
const BoardPage = lazy(() => import('./board/BoardPage'))

const colorSchemes = localStorageColorSchemeManager({ key: 'symbiosis.scheme' })

export function App() {
  const page = pageOf(usePath())
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <NoticeSlot />
      <Announcer />
      <Suspense fallback={<Waiting />}>
        {page.name === 'home' ? <HomePage /> : <BoardPage key={page.id} id={page.id} />}
      </Suspense>
    </MantineProvider>
  )
}
