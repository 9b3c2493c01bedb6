/** Everyone who is here, and oneself to rename and recolour. */
import { Popover } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../sync/presence'
import { Anchor, type PanelProps } from '../../basics/OnDemand'
import { TextField } from '../../basics/TextField'
import { longestName, personColours, writePerson } from '../../person'
import { useEditor } from '../context'
import { Face } from '../Face'
import { usePeople } from '../usePeople'
import classes from './panels.module.css'

export default function PeoplePanel({ onClose }: PanelProps) {
  const { t } = useTranslation()
  const people = usePeople()
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-end"
      width={288}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Anchor onClick={onClose} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.people.list')}>
        <Me />
        <p className={classes.listTitle}>{t('shell.people.here', { count: people.length })}</p>
        <ul className={classes.people} aria-label={t('shell.people.list')}>
          {people.map((person, i) => (
            <li key={person.id}>
              <Face person={person} />
              <span className={classes.personName} dir="auto">
                {person.name}
              </span>
              {i === 0 && <span className={classes.you}>{t('shell.people.you')}</span>}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function Me() {
  const { t } = useTranslation()
  const { session } = useEditor()
  const me = usePeople()[0]!
  const change = (patch: Partial<Person>) => {
    const person = { ...me, ...patch }
    writePerson(person)
    session.setUser(person)
  }
  const rename = (typed: string) => {
    const name = typed.trim()
    if (name && name !== me.name) change({ name })
  }
  return (
    <>
      <TextField
        label={t('shell.people.yourName')}
        defaultValue={me.name}
        maxLength={longestName}
        autoComplete="nickname"
        onBlur={(event) => rename(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename(event.currentTarget.value)
        }}
      />
      <div className={classes.colours} role="group" aria-label={t('shell.people.yourColour')}>
        {personColours.map((colour) => (
          <button
            key={colour}
            type="button"
            className={classes.colour}
            style={{ background: colour }}
            aria-label={colour}
            aria-pressed={colour === me.colour}
            onClick={() => change({ colour })}
          >
            {colour === me.colour && <IconCheck size={14} />}
          </button>
        ))}
      </div>
    </>
  )
}
