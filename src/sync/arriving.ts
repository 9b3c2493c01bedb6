/** Takes in a large update without having Yjs write it all out again for those who keep or pass on what changed. */
import * as decoding from 'lib0/decoding'
import type { IndexeddbPersistence } from 'y-indexeddb'
import type { WebsocketProvider } from 'y-websocket'

/** Below this size writing an update out again is not felt, bytes. */
const largeBytes = 256 * 1024

const messageSync = 0

/**
 * While a document has listeners for its updates, Yjs encodes each update anew to tell them, which for a large board takes
 * as long as drawing it. Here the listeners step aside while a large message is taken in, and the copy on this device is
 * given the bytes as they came. The provider passes nothing on that it brought itself.
 * Known limit: an edit made by a listener of the document in answer to such an update would be told to nobody; none makes one.
 * @param others what else of ours listens to `update`, and has nothing to do with what the provider brings.
 * @param onLarge called before a large update is taken in.
 */
export function takeInAtOnce(
  provider: WebsocketProvider,
  copy: IndexeddbPersistence | null,
  others: (update: Uint8Array, origin: unknown) => void,
  onLarge: () => void,
): void {
  const { doc } = provider
  const usual = provider.messageHandlers[messageSync]!
  const listeners = [provider._updateHandler, ...(copy ? [copy._storeUpdate] : []), others]
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    const { arr, pos } = decoder
    if (arr.length - pos < largeBytes) return usual(encoder, decoder, ...rest)
    onLarge()
    for (const listener of listeners) doc.off('update', listener)
    try {
      usual(encoder, decoder, ...rest)
    } finally {
      for (const listener of listeners) doc.on('update', listener)
    }
    if (!copy) return
    const message = decoding.createDecoder(arr.subarray(pos))
    if (decoding.readVarUint(message) > 0) copy._storeUpdate(decoding.readVarUint8Array(message), provider)
  }
}
