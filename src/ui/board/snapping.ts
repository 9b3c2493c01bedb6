/** Whether things snap while they are moved: remembered on this device, and said when it is switched. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '../notify'
import { readStored, writeStored } from '../stored'
import { useEditor } from './context'

const key = 'symbiosis.snapping'

export function useRememberedSnapping(): void {
  const { t } = useTranslation()
  const editor = useEditor()
  useEffect(() => {
    if (readStored(key) === false) editor.setSnapping(false)
  }, [editor])
  useEffect(
    () =>
      editor.store.subscribe((now, before) => {
        if (now.snapping === before.snapping) return
        writeStored(key, now.snapping)
        notify({ id: 'snapping', message: t(now.snapping ? 'shell.snapping.on' : 'shell.snapping.off') })
      }),
    [editor, t],
  )
}
