/** A real browser, and what a person does in it. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** Opens the browser that `tests/run.mjs` found; each context of it is another person's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Problems that a page reported: uncaught errors, console errors, requests to anyone but the server. */
export interface Watched {
  readonly page: Page
  readonly problems: string[]
}

/**
 * A person with a browser of their own.
 * @param origin the only server that the page may talk to.
 */
export async function person(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`request to ${url.origin}`)
  })
  return { page, problems }
}
