/** A board that cannot be opened: why, and where to go from here. */
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api'
import { Button } from '../basics/Button'
import { errorSentence } from '../errors'
import { forgetBoard, rememberedBoard } from '../remembered'
import { navigate } from '../router'
import classes from './board.module.css'

export function Problem({ id, error, onRetry }: { id: string; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  const final = error instanceof ApiError && (error.status === 401 || error.status === 404)
  return (
    <main className={classes.problem}>
      <img src="/icon.svg" width={48} height={48} alt="" />
      <h1>{t('shell.problem.title')}</h1>
      <p role="alert">{errorSentence(t, error)}</p>
      <div className={classes.buttons}>
        {!final && <Button onClick={onRetry}>{t('shell.retry')}</Button>}
        <Button kind={final ? 'filled' : 'outline'} onClick={() => navigate('/')}>
          {t('shell.toHome')}
        </Button>
        {final && rememberedBoard(id) && (
          <Button
            kind="plain"
            onClick={() => {
              forgetBoard(id)
              navigate('/')
            }}
          >
            {t('shell.problem.forget')}
          </Button>
        )}
      </div>
    </main>
  )
}
