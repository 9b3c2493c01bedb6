/** The server as it is, and beside it someone who says how much memory it holds once rubbish has been collected. */
import '../../../server/main'

process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ held: heapUsed + external, rss })
})
