/** On the first visit: one small field for one's name. It waits in a corner and stops nobody. */
import { IconX } from '@tabler/icons-react'
import { useState, type CSSProperties, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../basics/Button'
import { IconButton } from '../basics/IconButton'
import { TextField } from '../basics/TextField'
import { longestName, readPerson, writePerson } from '../person'
import { useEditor, useEditorState } from './context'
import classes from './board.module.css'

export function NameField() {
  const { t } = useTranslation()
  const { session } = useEditor()
  const [open, setOpen] = useState(() => readPerson().name === '')
  const [name, setName] = useState('')
  const right = useEditorState((state) => state.inset.right)
  if (!open) return null

  function finish(event: FormEvent) {
    event.preventDefault()
    const person = { ...session.user, name: name.trim() || session.user.name }
    writePerson(person)
    session.setUser(person)
    setOpen(false)
  }

  return (
    <form className={classes.nameCard} style={{ '--right': `${right}px` } as CSSProperties} onSubmit={finish}>
      <TextField
        className={classes.nameCardField}
        label={t('shell.people.askName')}
        placeholder={session.user.name}
        value={name}
        maxLength={longestName}
        autoComplete="nickname"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('shell.people.saveName')}
      </Button>
      <IconButton label={t('shell.people.skipName')} side="bottom-end" onClick={() => setOpen(false)}>
        <IconX size={18} />
      </IconButton>
    </form>
  )
}
