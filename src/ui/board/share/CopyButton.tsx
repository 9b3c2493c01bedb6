/** Copies a text, and says whether it did. */
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announcer'
import { Button } from '../../basics/Button'
import { notify } from '../../notify'

/** @param of what is copied, for ears: there are several such buttons. */
export function CopyButton({ text, of }: { text: string; of: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const done = copied === text
  return (
    <Button
      kind="outline"
      icon={done ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      aria-label={`${t(done ? 'share.copied' : 'share.copy')}: ${of}`}
      onClick={(event) => {
        void copyText(text, event.currentTarget).then((worked) => {
          if (worked) announce(t('share.copied'))
          else notify({ tone: 'problem', message: t('share.notCopied') })
          setCopied(worked ? text : null)
        })
      }}
    >
      {t(done ? 'share.copied' : 'share.copy')}
    </Button>
  )
}

/**
 * Browsers offer their clipboard to pages on https and on the machine itself; on a plain address of the LAN the old command
 * still works, on a field that is in the page.
 * @param beside an element that may hold such a field: a dialog keeps the focus inside itself.
 * @returns whether it was copied.
 */
async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.style.cssText = 'position: fixed; opacity: 0'
    beside.parentElement?.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    beside.focus()
    return done
  }
}
