/** Lets the page say what happens on the board, unless the person has silenced it. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSilence } from '../announcer'
import { useLanguage } from '../i18n'
import { useEditor } from './context'
import { useSettled } from './useSettled'

export function useSpoken(): void {
  const { t } = useTranslation()
  const editor = useEditor()
  const language = useLanguage()
  const silent = useSilence()
  const settled = useSettled()
  useEffect(() => {
    if (silent || !settled) return
    let ended = false
    let stop = () => {}
    import('./speak').then(
      ({ speak }) => {
        if (!ended) stop = speak(editor, language, t)
      },
      // Without network nobody is told of others; it comes with the next visit.
      () => {},
    )
    return () => {
      ended = true
      stop()
    }
  }, [editor, language, silent, settled, t])
}
