/** Lays out cards in a thread of its own, so that those who are on other boards, or on this one, notice nothing. */
import { log } from './operation/log'
import { gridLayout, type LayoutInput, type Places } from '../src/exchange/layout'
import { JobThread } from './jobThread'

const thread = new JobThread<LayoutInput, Places>('layoutThread')

/** Lays out as `layOut` does; where that cannot be done, the cards stand in a plain grid. */
export async function layOutInThread(input: LayoutInput): Promise<Places> {
  if (input.edges.length === 0) return gridLayout(input.boxes, input.obstacles)
  try {
    return await thread.run(input)
  } catch (error) {
    log.error({ err: error }, 'new companies could not be laid out and stand in a grid')
    return gridLayout(input.boxes, input.obstacles)
  }
}
