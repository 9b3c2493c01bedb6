/** Starts the page. */
import '@mantine/core/styles.layer.css'
import './global.css'
import './targets.css'
import './contrast.css'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { startI18n } from './i18n'

await startI18n()
createRoot(document.getElementById('root')!).render(<App />)
