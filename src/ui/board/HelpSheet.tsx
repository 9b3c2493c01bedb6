/** The sheet of keys, made from the action objects themselves. */
import { Modal, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { ActionGroup, Key } from '../../canvas/action'
import { allActions } from './actions'
import { gestures as en } from '../translations/en/gestures'
import { addSentences } from '../translations/late'
import { gestures as ru } from '../translations/ru/gestures'
import classes from './dialogs.module.css'
import { keyParts } from './keys'
import { Legend } from './Legend'

addSentences({ gestures: en }, { gestures: ru })

const groups: readonly ActionGroup[] = ['tools', 'edit', 'arrange', 'keyboard', 'view', 'board']

/** Ways of the hand that no key stands for: `gestures.hands.<name>`. */
const hands = [
  'pan',
  'zoom',
  'place',
  'connect',
  'reconnect',
  'marquee',
  'add',
  'member',
  'duplicate',
  'unsnapped',
  'pen',
] as const

interface Row {
  readonly id: string
  /** Translation key. */
  readonly name: string
  readonly keys: readonly Key[]
}

/** The same thing done to the left, right, up and down is one row with four keys. */
const family = /^(nudgeFar|nudge|panAnyway|pan|walkOn|walk|move|resize|inMode)(Left|Right|Up|Down)$/

/** The rows of a group: each action with its first key. */
function rowsOf(group: ActionGroup): Row[] {
  const rows = new Map<string, Row>()
  for (const action of allActions) {
    const key = action.keys?.[0]
    if (action.group !== group || !key) continue
    const [, kin] = family.exec(action.id) ?? []
    const id = kin ?? action.id
    const row = rows.get(id) ?? { id, name: kin ? `gestures.arrows.${kin}` : `actions.${id}`, keys: [] }
    // Shift is said once for four arrows.
    const plain = row.keys.length > 0 ? { code: key.code } : key
    rows.set(id, { ...row, keys: [...row.keys, plain] })
  }
  return [...rows.values()]
}

export default function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const touch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell.help.title')}
      size={920}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes.help}>
        <Legend />
        <p className={classes.rule}>{t('gestures.rule')}</p>
        {groups.map((group) => (
          <section key={group} aria-labelledby={`help-${group}`}>
            <h3 id={`help-${group}`}>{t(`shell.help.groups.${group}`)}</h3>
            <dl>
              {rowsOf(group).map(({ id, name, keys }) => (
                <div key={id} className={classes.helpRow}>
                  <dt>{t(name)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <span key={key.code} className={classes.keys}>
                        {keyParts(key, t).map((part) => (
                          <kbd key={part} className={classes.key}>
                            {part}
                          </kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={classes.hands} aria-labelledby="help-hands">
          <h3 id="help-hands">{t('shell.help.groups.hands')}</h3>
          <dl>
            {hands.map((name) => (
              <div key={name} className={classes.helpRow}>
                <dt>{t(`gestures.hands.${name}`)}</dt>
                <dd>
                  <Text component="span" size="sm" c="dimmed">
                    {t([...(touch ? [`gestures.fingers.${name}How`] : []), `gestures.hands.${name}How`], {
                      mod: keyParts({ code: '', mod: true }, t)[0],
                    })}
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  )
}
