/**
 * Loaded before a server that stands by: brings the libraries into memory and waits for a word on the standard input. The
 * server itself starts only then; what it takes to load libraries is no part of a test of it. Its threads, which are started
 * with the same preload and would wait for ever, go past.
 */
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  await Promise.all(
    [
      'fastify',
      '@fastify/static',
      'libsql',
      'ws',
      'yjs',
      'zod',
      'nanoid',
      'lib0/encoding',
      'y-protocols/sync',
    ].map((name) => import(name)),
  )
  await new Promise((resolve) => process.stdin.once('data', resolve))
  process.stdin.destroy()
}
