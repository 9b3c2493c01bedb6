/** Inviting people: a link for each role, a code to read aloud, and what stands in the way on this network. */
import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../model/roles'
import { joinCode, makeLink, renewJoinCode, type JoinCode } from '../api'
import { announce } from '../announcer'
import { ErrorNote, WarningNote } from '../basics/Signs'
import { errorSentence } from '../errors'
import { rememberedBoard, updateRemembered } from '../remembered'
import { boardPath } from '../router'
import { useShell } from './shell'
import classes from './dialogs.module.css'

const linkRoles: readonly Role[] = ['editor', 'participant', 'viewer', 'host']

export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { role, token, board } = useShell()
  const [error, setError] = useState<unknown>(null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.share.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack gap="md">
        {isLoopback(location.hostname) && <WarningNote>{t('shell.share.onlyHere')}</WarningNote>}
        {error !== null && <ErrorNote>{errorSentence(t, error)}</ErrorNote>}
        {role === 'host' ? (
          <>
            <Code onError={setError} />
            <RoleLinks onError={setError} />
          </>
        ) : (
          <LinkRow role={role} link={location.origin + boardPath(board, token)} />
        )}
        <Text size="sm" c="dimmed">
          {t('shell.share.keys')}
        </Text>
      </Stack>
    </Modal>
  )
}

/** The machine itself: nobody else can open such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')
}

type CodeRole = 'editor' | 'participant' | 'viewer'
const codeRoles: readonly CodeRole[] = ['editor', 'participant', 'viewer']

function Code({ onError }: { onError: (error: unknown) => void }) {
  const { t } = useTranslation()
  const { board, token } = useShell()
  const [code, setCode] = useState<JoinCode | null>(null)
  useEffect(() => {
    let gone = false
    joinCode(board, token).then(
      (found) => !gone && setCode(found),
      (error: unknown) => !gone && onError(error),
    )
    return () => {
      gone = true
    }
  }, [board, token, onError])

  const renew = (role: CodeRole) => {
    onError(null)
    renewJoinCode(board, token, role).then((made) => {
      setCode(made)
      announce(t('shell.share.newCode', { code: made.code }))
    }, onError)
  }
  if (!code) return null
  return (
    <section className={classes.code} aria-label={t('shell.share.code')}>
      <div>
        <Text size="sm" c="dimmed">
          {t('shell.share.codeWhat', { address: location.host })}
        </Text>
        <output className={classes.codeText}>
          {code.code.slice(0, 3)} {code.code.slice(3)}
        </output>
      </div>
      <Stack gap={8} align="flex-start">
        <Text size="sm" id="code-role">
          {t('shell.share.codeRole')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="code-role"
          value={code.role}
          onChange={(role) => renew(role as CodeRole)}
          data={codeRoles.map((value) => ({ value, label: t(`shell.roles.${value}`) }))}
        />
        <Button variant="default" size="compact-sm" onClick={() => renew(code.role as CodeRole)}>
          {t('shell.share.renew')}
        </Button>
      </Stack>
    </section>
  )
}

function RoleLinks({ onError }: { onError: (error: unknown) => void }) {
  const { board, token } = useShell()
  const [links, setLinks] = useState(() => ({ host: token, ...rememberedBoard(board)?.links }))
  const make = (role: Role) => {
    onError(null)
    makeLink(board, token, role).then((made) => {
      const next = { ...links, [role]: made.token }
      setLinks(next)
      updateRemembered(board, { links: next })
    }, onError)
  }
  return (
    <Stack gap="sm">
      {linkRoles.map((role) => {
        const held = (links as Partial<Record<Role, string>>)[role]
        return (
          <LinkRow
            key={role}
            role={role}
            link={held ? location.origin + boardPath(board, held) : null}
            onMake={() => make(role)}
          />
        )
      })}
    </Stack>
  )
}

function LinkRow({ role, link, onMake }: { role: Role; link: string | null; onMake?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.linkRow}>
      <div className={classes.linkWords}>
        <Text size="sm" fw={600}>
          {t(`shell.roles.${role}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`shell.share.roleWhat.${role}`)}
        </Text>
      </div>
      {link ? (
        <Group gap={8} wrap="nowrap" className={classes.linkField}>
          <TextInput
            readOnly
            size="sm"
            value={link}
            aria-label={t('shell.share.linkFor', { role: t(`shell.roles.${role}`) })}
            onFocus={(event) => event.currentTarget.select()}
            style={{ flex: 1, minWidth: 0 }}
          />
          <CopyLink link={link} />
        </Group>
      ) : (
        <Button size="sm" variant="default" leftSection={<IconLink size={16} />} onClick={onMake}>
          {t('shell.share.make')}
        </Button>
      )}
    </div>
  )
}

function CopyLink({ link }: { link: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  return (
    <Button
      size="sm"
      variant={copied ? 'light' : 'default'}
      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={(event) => {
        void copyText(link, event.currentTarget).then((done) => {
          setCopied(done)
          announce(t(done ? 'shell.share.copied' : 'shell.share.notCopied'))
        })
      }}
    >
      {copied ? t('shell.share.copied') : t('shell.share.copy')}
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
