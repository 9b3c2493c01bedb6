/** Whether a contender really drew the board: cards where they belong, and lines between them. */
import type { BenchBoard } from '../benchBoard'
import type { Contender } from '../contender'
import type { Visit } from '../driver/chrome'
import { commonest, drawnShare } from '../driver/pixels'
import { readPng } from '../driver/png'

export interface Drawn {
  /** Cards wholly in the middle of the view, and how many of them have something drawn in their place. */
  readonly expected: number
  readonly found: number
  /** Share of the middle of the picture that is not background. */
  readonly coloured: number
}

/** Panels of the programs may cover the borders of the window: only this part is looked at, CSS pixels. */
const middle = { x: 260, y: 130, w: 900, h: 560 }

export async function drawn(visit: Visit, contender: Contender, board: BenchBoard): Promise<Drawn> {
  const { x, y, zoom } = await contender.view(visit)
  const picture = readPng(await visit.screenshot())
  const background = commonest(picture, middle)
  let expected = 0
  let found = 0
  for (const company of board.facts.companies) {
    const box = {
      x: (company.x - x) * zoom + contender.corner.x,
      y: (company.y - y) * zoom + contender.corner.y,
      w: company.w * zoom,
      h: company.h * zoom,
    }
    const inside =
      box.x >= middle.x &&
      box.y >= middle.y &&
      box.x + box.w <= middle.x + middle.w &&
      box.y + box.h <= middle.y + middle.h
    if (!inside) continue
    expected++
    if (drawnShare(picture, box, background) > 0.01) found++
  }
  return { expected, found, coloured: drawnShare(picture, middle, background) }
}
