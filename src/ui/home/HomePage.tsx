/** The first page: make a board, join one, or go back to one. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch, SchemeSwitch } from '../Preferences'
import { CreateCard } from './CreateCard'
import classes from './home.module.css'
import { JoinCard } from './JoinCard'
import { RecentBoards } from './RecentBoards'

export default function HomePage() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('shell.product')
  }, [t])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <img src="/icon.svg" width={32} height={32} alt="" />
        <span className={classes.product}>{t('shell.product')}</span>
        <span className={classes.spacer} />
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.intro}>
          <h1 className={classes.title}>{t('shell.home.title')}</h1>
          <p className={classes.lead}>{t('shell.home.intro')}</p>
        </div>
        <CreateCard />
        <div className={classes.side}>
          <JoinCard />
          <RecentBoards />
        </div>
      </main>
      <footer className={classes.footer}>{t('shell.home.footer')}</footer>
    </div>
  )
}
