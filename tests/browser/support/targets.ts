/** How large the things are that a hand aims at. */
import type { Page } from 'playwright-core'

/**
 * What can be pressed now and is smaller than it must be: neither the thing itself nor its label reaches the size both
 * ways. Links within a sentence are as high as their line.
 * @param least CSS pixels a side.
 */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const wanted = [
      'a[href], button, input, select, textarea, summary',
      ...['button', 'checkbox', 'columnheader', 'gridcell', 'link', 'menuitem', 'menuitemcheckbox'],
      ...['menuitemradio', 'option', 'radio', 'separator', 'slider', 'switch', 'tab'],
    ].map((one, at) => (at === 0 ? one : `[role="${one}"]`))
    const enough = (box: { width: number; height: number }) =>
      box.width >= least - 0.5 && box.height >= least - 0.5
    /** What answers at a point of the window: it may lie under another thing, or scrolled out of sight. */
    const answers = (one: Element, labels: readonly Element[]) => {
      const { left, top, width, height } = one.getBoundingClientRect()
      const there = document.elementFromPoint(left + width / 2, top + height / 2)
      return there !== null && [one, ...labels].some((part) => part.contains(there) || there.contains(part))
    }
    return [...document.querySelectorAll<HTMLElement>(wanted.join())].flatMap((one) => {
      // Lines that only divide, and what is there for ears alone.
      if (one.getAttribute('role') === 'separator' && one.tabIndex < 0) return []
      if (one.closest('[data-board-tree]') || !one.checkVisibility({ visibilityProperty: true })) return []
      if (one.closest('p') && one.tagName === 'A') return []
      const labels = [...((one as HTMLInputElement).labels ?? [])]
      const box = one.getBoundingClientRect()
      if ((box.width <= 1 || box.height <= 1) && labels.length === 0) return []
      if (!answers(one, labels)) return []
      if ([one, ...labels].some((part) => enough(part.getBoundingClientRect()))) return []
      const name = one.getAttribute('aria-label') ?? labels[0]?.textContent ?? one.textContent ?? ''
      const what = one.getAttribute('role') ?? one.tagName.toLowerCase()
      const size = [box.width, box.height].map((side) => Math.round(side * 10) / 10).join('×')
      return [`${what} “${name.trim().slice(0, 40)}” ${size} ${one.className.toString().slice(0, 60)}`]
    })
  }, least)
}
