/** What every page that is compared offers to the driver as `window.bench`. The product offers nothing: it is driven as it is. */
import type { Facts } from './facts'

export interface View {
  /** World point at the page's top-left corner. */
  readonly x: number
  readonly y: number
  /** Screen pixels a world unit. */
  readonly zoom: number
}

export interface BenchPage {
  /** Draws a board whose facts are in the page's memory already, all of it in view. */
  show(facts: Facts): void | Promise<void>
  /** Shows all of the board, as far as the program's smallest zoom lets it. */
  fit(): void | Promise<void>
  look(view: View): void | Promise<void>
  view(): View
  /** Puts a card elsewhere through the program's own interface, as if another person had moved it. */
  edit(card: string, x: number, y: number): void
}

/** Facts that were fetched before they are shown, so that fetching is not measured. */
let held: Facts | null = null

declare global {
  interface Window {
    bench: BenchPage & { hold(url: string): Promise<void>; showHeld(): Promise<void> }
  }
}

/** Makes a page known to the driver. */
export function offer(page: BenchPage): void {
  window.bench = {
    show: (facts) => page.show(facts),
    fit: () => page.fit(),
    look: (view) => page.look(view),
    view: () => page.view(),
    edit: (card, x, y) => page.edit(card, x, y),
    hold: async (url) => {
      held = (await (await fetch(url)).json()) as Facts
    },
    showHeld: async () => {
      if (held) await page.show(held)
    },
  }
}
