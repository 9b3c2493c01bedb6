/** What the host's panel knows and does: the keys to the board as the server has them, and those that this browser holds. */
import type { TFunction } from 'i18next'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../model/roles'
import { ApiError, boardFacts } from '../../api'
import { errorSentence } from '../../errors'
import { notify } from '../../notify'
import { rememberedBoard, updateRemembered } from '../../remembered'
import { useShell } from '../shell'
import { HostApi, type FreshLink, type JoinCode, type Keys } from './hostApi'

/** How often the panel asks who is there, milliseconds. */
const everyMs = 5_000

export type HeldLinks = Readonly<Partial<Record<Role, FreshLink>>>

/** Something that a host asks for. @returns what to show of it once the keys are as it has made them. */
export type Work = () => Promise<(() => void) | void>

export interface Hosting {
  readonly api: HostApi
  /** `null` until the server has answered. */
  readonly keys: Keys | null
  /** `null`: no code is switched on; `undefined`: not known yet. */
  readonly code: JoinCode | null | undefined
  /** Links whose tokens this browser has, as the server keeps only their hashes; `null` until they were looked at. */
  readonly held: HeldLinks | null
  /** Why the keys could not be fetched; `null` while nothing is wrong. */
  readonly error: unknown
  setCode(code: JoinCode | null): void
  /** Keeps the tokens of links in this browser; `null` forgets one. */
  hold(links: Readonly<Partial<Record<Role, FreshLink | null>>>): void
  /** Does one thing after the other; what goes wrong is said. */
  run(work: Work): void
}

/** @param onDone called when something that was asked for is done, well or badly. */
export function useHosting(onDone: () => void): Hosting {
  const { t } = useTranslation()
  const { board, token } = useShell()
  const api = useMemo(() => new HostApi(board, token), [board, token])
  const [keys, setKeys] = useState<Keys | null>(null)
  const [code, setCode] = useState<JoinCode | null | undefined>(undefined)
  const [held, setHeld] = useState<HeldLinks | null>(null)
  const [error, setError] = useState<unknown>(null)
  const last = useRef<Promise<void>>(Promise.resolve())

  const hold = useCallback(
    (links: Readonly<Partial<Record<Role, FreshLink | null>>>) => {
      const tokens: Partial<Record<Role, string>> = { ...rememberedBoard(board)?.links }
      for (const [role, link] of Object.entries(links) as [Role, FreshLink | null][]) {
        if (link) tokens[role] = link.token
        else delete tokens[role]
      }
      updateRemembered(board, { links: tokens })
      setHeld((before) => {
        const next = { ...before, ...links }
        return Object.fromEntries(Object.entries(next).filter(([, link]) => link)) as HeldLinks
      })
    },
    [board],
  )

  useEffect(() => {
    let gone = false
    const fail = (problem: unknown) => !gone && setError(problem)
    const look = () => api.keys().then((found) => !gone && setKeys(found))
    look().catch(fail)
    api.code().then(
      (found) => !gone && setCode(found),
      (problem: unknown) =>
        problem instanceof ApiError && problem.code === 'no_code' ? !gone && setCode(null) : fail(problem),
    )
    heldLinks(board, token).then((found) => !gone && hold(found), fail)
    // Who is there is worth no complaint when the network stutters.
    const timer = setInterval(() => document.visibilityState === 'visible' && look().catch(() => {}), everyMs)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [api, board, token, hold])

  const run = (work: Work) => {
    last.current = last.current
      .then(async () => {
        const show = await work()
        setKeys(await api.keys())
        show?.()
      })
      .catch((problem: unknown) => notify({ id: 'share', tone: 'problem', message: sentenceFor(t, problem) }))
      .finally(onDone)
  }
  return { api, keys, code, held, error, setCode, hold, run }
}

function sentenceFor(t: TFunction, error: unknown): string {
  if (error instanceof ApiError && error.code === 'last_host') return t('share.lastHost')
  return errorSentence(t, error)
}

/** The links that this browser remembers, those that no longer work as `null`. */
async function heldLinks(
  board: string,
  own: string,
): Promise<Readonly<Partial<Record<Role, FreshLink | null>>>> {
  const tokens = Object.entries({ ...rememberedBoard(board)?.links, host: own }) as [Role, string][]
  const found = await Promise.all(
    tokens.map(async ([role, token]) => {
      try {
        const { link } = await boardFacts(board, token)
        return [role, { id: link.id, token }] as const
      } catch (problem) {
        if (problem instanceof ApiError && problem.status === 401) return [role, null] as const
        throw problem
      }
    }),
  )
  return Object.fromEntries(found)
}
