/** Whether what is written on a page can be read, and by everybody. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Everything that axe-core finds on what is shown now, however small. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  // A menu or a list that hangs from its button is part of no landmark.
  const hangs = (id: string, html: string) => id === 'region' && html.includes('data-portal')
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !hangs(id, node.html))
      .map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/**
 * Words that stand partly outside of what holds them and cannot be scrolled to or read in a title, things beyond the edge
 * of the window, and a page that scrolls sideways.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth + 1) found.add(`the page is ${scrollWidth} wide in ${clientWidth}`)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement
      const text = node.textContent?.trim()
      if (!one || !text || one.closest('[data-board-tree], [hidden], script, style, noscript')) continue
      if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      // Tables scroll both ways, and a cell's whole text comes with its focus and in its editor.
      if (one.closest('[role="grid"]')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const words = range.getBoundingClientRect()
      if (words.width <= 1 || words.height <= 1) continue
      const say = (what: string) =>
        found.add(`“${text.slice(0, 40)}” ${what} ${one.className.toString().slice(0, 50)}`)
      // Within what scrolls, everything can be reached; what ends in an ellipsis is a name, whole elsewhere.
      let scrolls = false
      for (let at: Element | null = one; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY, textOverflow, webkitLineClamp, clipPath } = getComputedStyle(at)
        if (clipPath !== 'none' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none') {
          scrolls = true
          break
        }
        const box = at.getBoundingClientRect()
        const across = words.left < box.left - 1 || words.right > box.right + 1
        const down = words.top < box.top - 2 || words.bottom > box.bottom + 2
        if (
          overflowX === 'auto' ||
          overflowX === 'scroll' ||
          overflowY === 'auto' ||
          overflowY === 'scroll'
        ) {
          scrolls = true
          if (across && overflowX === 'hidden') say('is cut at the side')
          break
        }
        if ((across && overflowX === 'hidden') || (down && overflowY === 'hidden')) say('is cut')
      }
      if (!scrolls && (words.right > innerWidth + 1 || words.left < -1)) say('is beyond the edge')
    }
    // Buttons and fields whose words do not fit into them.
    for (const one of document.querySelectorAll<HTMLElement>(
      'button, [role="menuitem"], [role="tab"], label',
    ))
      if (
        one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !one.querySelector('[data-side]') &&
        one.clientWidth > 1 &&
        getComputedStyle(one).textOverflow !== 'ellipsis' &&
        (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 4)
      )
        found.add(
          `“${one.textContent.trim().slice(0, 40)}” does not fit its ${one.tagName.toLowerCase()}: ${one.scrollWidth}×${one.scrollHeight} in ${one.clientWidth}×${one.clientHeight}`,
        )
    return [...found]
  })
}

/**
 * Texts in view whose colour stands out less than it must from the colour behind them; what is disabled may be paler.
 * Both colours are the computed ones, so that those which a person's system puts in their place count.
 * @param least contrast as WCAG 2.2 defines it.
 */
export function unreadable(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    /** Red, green, blue and how opaque it is, from any CSS colour. */
    const channels = (colour: string): number[] => {
      probe.clearRect(0, 0, 1, 1)
      probe.fillStyle = colour
      probe.fillRect(0, 0, 1, 1)
      return [...probe.getImageData(0, 0, 1, 1).data]
    }
    const luminance = (rgb: readonly number[]) => {
      const [r, g, b] = rgb.map((channel) => {
        const value = channel / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      }) as [number, number, number]
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const over = ([r, g, b, a]: readonly number[], below: readonly number[]) =>
      [r, g, b].map((channel, at) => (channel! * a!) / 255 + below[at]! * (1 - a! / 255))
    const contrast = (a: readonly number[], b: readonly number[]) => {
      const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
      return (light + 0.05) / (dark + 0.05)
    }
    /** What lies behind an element: all backgrounds from the nearest opaque one up. */
    const ground = (one: Element): number[] => {
      const layers: number[][] = []
      for (let at: Element | null = one; at; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor)
        layers.push(colour)
        if (colour[3] === 255) break
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255])
    }
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement
      const text = node.textContent?.trim()
      if (!one || !text || one.closest('[data-board-tree], [hidden], script, style, noscript')) continue
      if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      if (one.closest(':disabled, [aria-disabled="true"], [data-disabled]')) continue
      const box = one.getBoundingClientRect()
      const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      if (!there || !(one.contains(there) || there.contains(one)) || box.width <= 1) continue
      const behind = ground(one)
      const ratio = contrast(over(channels(getComputedStyle(one).color), behind), behind)
      if (ratio < least)
        found.add(`“${text.slice(0, 40)}” ${ratio.toFixed(2)}:1 ${one.className.toString().slice(0, 50)}`)
    }
    return [...found]
  }, least)
}
