/** Into someone else's board, by code or by link. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { joinBoard } from '../api'
import { Button } from '../basics/Button'
import { TextField } from '../basics/TextField'
import { errorSentence } from '../errors'
import { boardPath, codeInAddress, navigate, readBoardLink } from '../router'
import classes from './home.module.css'

export function JoinCard() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  // Whoever came by the QR code on the wall has typed the code already.
  useEffect(() => {
    const come = () => {
      const code = codeInAddress(location.hash)
      if (!code) return
      history.replaceState(history.state, '', location.pathname)
      setTyped(code)
      void join(code)
    }
    come()
    window.addEventListener('hashchange', come)
    return () => window.removeEventListener('hashchange', come)
    // Whatever is typed: the code is in the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  async function join(typed: string) {
    const link = readBoardLink(typed)
    if (link) return navigate(boardPath(link.id, link.token))
    if (typed.replace(/[\s-]/g, '').length !== 6) return setError(t('shell.join.neither'))
    setBusy(true)
    setError(null)
    try {
      const { board, token } = await joinBoard(typed)
      navigate(boardPath(board, token))
    } catch (problem) {
      setError(errorSentence(t, problem))
      setBusy(false)
    }
  }

  return (
    <form
      className={`${classes.card} ${classes.join}`}
      onSubmit={(event) => {
        event.preventDefault()
        void join(typed)
      }}
      aria-labelledby="join-title"
    >
      <h2 className={classes.heading} id="join-title">
        {t('shell.join.title')}
      </h2>
      <p className={classes.quiet}>{t('shell.join.what')}</p>
      <div className={classes.joinRow}>
        <TextField
          className={classes.grow}
          aria-label={t('shell.join.field')}
          placeholder={t('shell.join.field')}
          value={typed}
          error={error}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
        />
        <Button type="submit" kind="outline" disabled={busy || typed.trim() === ''}>
          {t('shell.join.submit')}
        </Button>
      </div>
    </form>
  )
}
