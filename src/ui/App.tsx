/** The page: its look, its notices, and which page a path means. */
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Suspense } from 'react'
import { Announcer } from './announcer'
import { PageFault } from './basics/PageFault'
import { part } from './basics/part'
import { Waiting } from './basics/Signs'
import { NoticeSlot } from './notify'
import { pageOf, usePath } from './router'
import { cssVariables, theme } from './theme'

const HomePage = part(() => import('./home/HomePage'))
const BoardPage = part(() => import('./board/BoardPage'))

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
      <PageFault>
        <Suspense fallback={<Waiting />}>
          {page.name === 'home' ? <HomePage /> : <BoardPage key={page.id} id={page.id} />}
        </Suspense>
      </PageFault>
    </MantineProvider>
  )
}
