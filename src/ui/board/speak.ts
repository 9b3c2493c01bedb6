/** Says what happens on the board to those who listen, once hands have come to rest. */
import type { TFunction } from 'i18next'
import { canvasOf } from '../../canvas/canvas'
import type { Editor } from '../../canvas/editor'
import type { Language } from '../../model/words'
import type { Happening } from '../../sync/happenings'
import { announce } from '../announcer'
import { sentencesOf } from './spoken'

/** How long nothing must have happened, and after how long it is said all the same, milliseconds. */
const rest = { quiet: 900, longest: 6_000 } as const
/** More happenings than this are not kept one by one. */
const most = 200

export interface Speaker {
  /** Takes in what happened; it is said when the board is at rest. */
  readonly hear: (happening: Happening) => void
  readonly stop: () => void
}

export function speaker(editor: Editor, language: Language, t: TFunction): Speaker {
  const { session } = editor
  let heard: Happening[] = []
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const busy = () => editor.state.editing !== null || (canvasOf(editor)?.tools.busy ?? false)
  const say = () => {
    // What is being named or held is told of when it has been put down.
    if (busy()) return void (timer = setTimeout(say, rest.quiet))
    timer = undefined
    const sentences = sentencesOf(heard, session.snapshot, language, t)
    heard = []
    if (sentences.length > 0) announce(sentences.join(' '))
  }
  const hear = (happening: Happening) => {
    if (heard.length === 0) since = performance.now()
    if (heard.length < most) heard.push(happening)
    if (timer !== undefined && performance.now() - since > rest.longest) return
    clearTimeout(timer)
    timer = setTimeout(say, rest.quiet)
  }
  return { hear, stop: () => clearTimeout(timer) }
}
