/** Lets the page say what happens on the board, unless the person has silenced it. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { followHappenings, type Happening } from '../../sync/happenings'
import { useSilence } from '../announcer'
import { useLanguage } from '../i18n'
import { useEditor } from './context'

/** The words come a moment after the board, and again when they did not, milliseconds. */
const after = { first: 1_000, failed: 5_000 } as const
/** More happenings than this are not kept until then. */
const most = 200

export function useSpoken(): void {
  const { t } = useTranslation()
  const editor = useEditor()
  const language = useLanguage()
  const silent = useSilence()
  useEffect(() => {
    if (silent) return
    const early: Happening[] = []
    let hear = (happening: Happening) => {
      if (early.length < most) early.push(happening)
    }
    let stopSpeaking = () => {}
    let ended = false
    const load = () =>
      import('./speak').then(
        ({ speaker }) => {
          if (ended) return
          const speaking = speaker(editor, language, t)
          hear = speaking.hear
          stopSpeaking = speaking.stop
          early.forEach(hear)
        },
        () => {
          if (!ended) timer = setTimeout(load, after.failed)
        },
      )
    let timer = setTimeout(load, after.first)
    const stop = followHappenings(editor.session, (happening) => hear(happening))
    return () => {
      ended = true
      clearTimeout(timer)
      stopSpeaking()
      stop()
    }
  }, [editor, language, silent, t])
}
