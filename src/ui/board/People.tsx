/** Who is here: a few faces in the bar, everyone in a list. */
import { useTranslation } from 'react-i18next'
import { OnDemand } from '../basics/OnDemand'
import { part } from '../basics/part'
import { Face } from './Face'
import classes from './topbar.module.css'
import { usePeople } from './usePeople'

const PeoplePanel = part(() => import('./panels/PeoplePanel'))

export function People({ most }: { most: number }) {
  const { t } = useTranslation()
  const people = usePeople()
  const shown = people.slice(0, people.length > most ? most - 1 : most)
  const hidden = people.length - shown.length
  return (
    <OnDemand kind="dialog" panel={PeoplePanel}>
      {(button) => (
        <button
          type="button"
          className={classes.people}
          aria-label={t('shell.people.here', { count: people.length })}
          {...button}
        >
          {shown.map((person) => (
            <Face key={person.id} person={person} />
          ))}
          {hidden > 0 && <span className={classes.more}>+{hidden}</span>}
        </button>
      )}
    </OnDemand>
  )
}
