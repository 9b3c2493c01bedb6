/** Hocuspocus with its usual settings, and its own hooks keeping each document in a file. */
import { Server } from '@hocuspocus/server'
import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as Y from 'yjs'

const directory = process.env.DATA_DIR
mkdirSync(directory, { recursive: true })
const fileOf = (name) => path.join(directory, encodeURIComponent(name))

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    const state = await readFile(fileOf(documentName)).catch(() => null)
    if (state) Y.applyUpdate(document, state)
  },
  async onStoreDocument({ documentName, document }) {
    const file = fileOf(documentName)
    await writeFile(`${file}.new`, Y.encodeStateAsUpdate(document), { flush: true })
    await rename(`${file}.new`, file)
  },
})
await server.listen()
console.log('listening')
