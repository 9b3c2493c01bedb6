/** The pages of the product by path. Two pages need no library. */
import { useSyncExternalStore } from 'react'

export type Page = { readonly name: 'home' } | { readonly name: 'board'; readonly id: string }

/** What a path shows; anything unknown is the home page. */
export function pageOf(path: string): Page {
  const [, id] = /^\/b\/([\w-]{1,64})\/?$/.exec(path) ?? []
  return id ? { name: 'board', id } : { name: 'home' }
}

const changed = 'symbiosis:navigate'

/** Goes to a path of this product, with a fragment where it has one. */
export function navigate(to: string): void {
  history.pushState(null, '', to)
  window.dispatchEvent(new Event(changed))
}

/** For links: an ordinary click stays in this page, any other is the browser's. */
export function followLink(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  navigate(event.currentTarget.getAttribute('href') ?? '/')
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(changed, listener)
  }
}

/** The address of a board with its key in the fragment, which browsers send to nobody. */
export function boardPath(id: string, token?: string): string {
  return token ? `/b/${id}#${token}` : `/b/${id}`
}

/** The join code that an address carries in its fragment, as the QR code on the wall has it; null when there is none. */
export function codeInAddress(hash: string): string | null {
  return /^#([2-9A-Z]{6})$/i.exec(hash)?.[1] ?? null
}

/** The board and token of a link that someone pasted, whichever host it names; null when it is no such link. */
export function readBoardLink(text: string): { id: string; token: string } | null {
  const [, id, token] = /(?:^|\/)b\/([\w-]{1,64})\/?#([\w-]{16,256})\s*$/.exec(text.trim()) ?? []
  return id && token ? { id, token } : null
}
