/** The page: files that vite built, compressed beforehand. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Paths that are never a page. */
const notPages = /^\/(api|sync|assets|healthz|metrics)(\/|$)|\.[a-z0-9]+$/i

/**
 * Serves the built page; every page path (`/`, `/b/BOARD`, ...) gets index.html, as the page has its own router.
 * @param pageDir where the build put it; when it is not there, page paths say so and the rest works.
 */
export async function servePage(app: FastifyInstance, pageDir: string): Promise<void> {
  const built = existsSync(join(pageDir, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: pageDir,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.setHeader('vary', 'accept-encoding')
        reply.setHeader('cache-control', cachingOf(relative(pageDir, path)))
      },
    })
  }
  const sendPage = (reply: FastifyReply) =>
    built
      ? reply.type('text/html').sendFile('index.html')
      : reply.code(503).type('text/plain').send('The page is not built. Run: npm start')

  app.get('/', (_request, reply) => sendPage(reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] as string
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !notPages.test(path)
    if (!isPage)
      return reply.code(404).send({ error: 'not_found', message: 'There is nothing at this address.' })
    return sendPage(reply)
  })
}

/** The names of files in assets/ change with their content; index.html names them and must be fresh. */
function cachingOf(path: string): string {
  if (path.startsWith('assets')) return 'public, max-age=31536000, immutable'
  return path.startsWith('index.html') ? 'no-store' : 'no-cache'
}
