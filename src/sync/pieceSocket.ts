/** A websocket that sends a large edit in pieces: the server takes messages up to a size, and a slow line no long ones. */
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'

/** Edits above this size are cut, bytes. On a slow line it takes seconds, within which a sign of life must get through. */
export const pieceBytes = 256 * 1024

const messageSync = 0

/**
 * @returns a websocket like the given one, except that a sync message with an edit above 256 kB leaves as several. What is
 * sent after it follows it.
 */
export function sendingInPieces(Socket: typeof WebSocket): typeof WebSocket {
  return class extends Socket {
    /** Settles when all that had to be cut has been sent; null while nothing is waiting for that. */
    private line: Promise<void> | null = null

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const large = isLargeEdit(data)
      if (!this.line && !large) return super.send(data)
      const sent = (this.line ?? Promise.resolve()).then(async () => {
        const messages = large ? await cut(data) : [data]
        for (const message of messages) if (this.readyState === this.OPEN) super.send(message)
      })
      this.line = sent
      void sent.then(() => {
        if (this.line === sent) this.line = null
      })
    }
  }
}

function isLargeEdit(message: Parameters<WebSocket['send']>[0]): message is Uint8Array<ArrayBuffer> {
  if (!(message instanceof Uint8Array)) return false
  const [type, kind] = message
  return (
    message.length > pieceBytes &&
    type === messageSync &&
    (kind === messageYjsSyncStep2 || kind === messageYjsUpdate)
  )
}

async function cut(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>[]> {
  // Seldom needed. Where it cannot be loaded there is no network to send anything either.
  const pieces = await import('./pieces').catch(() => null)
  return pieces ? pieces.messageInPieces(message, pieceBytes) : [message]
}
