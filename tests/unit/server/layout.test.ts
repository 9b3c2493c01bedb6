import { describe, expect, it } from 'vitest'
import { layOutInThread } from '../../../server/layout'
import { layOut } from '../../../src/exchange/layout'
import { afterwards } from './world'

describe('New companies of an import', () => {
  it(
    'are laid out in one thread beside the server, as they would be in it',
    { timeout: 60_000 },
    async () => {
      let threads = 0
      const count = () => threads++
      process.on('worker', count)
      afterwards(() => process.off('worker', count))
      const boxes = Array.from({ length: 20 }, (_, index) => ({ id: `b${index}`, w: 208, h: 104 }))
      const edges = boxes.map(({ id }, index) => ({ from: id, to: `b${(index * 7 + 3) % 20}` }))
      const input = { boxes, edges, obstacles: [] }
      const [first, second] = await Promise.all([layOutInThread(input), layOutInThread(input)])
      expect(threads).toBe(1)
      expect(first).toEqual(await layOut(input))
      expect(second).toEqual(first)
    },
  )
})
