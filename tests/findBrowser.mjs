/** Finds a browser for the tests, or brings one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

function installed() {
  if (process.env.BROWSER_PATH) return process.env.BROWSER_PATH
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...places].find(
    existsSync,
  )
}

/** Debian's own Chromium, where this user may install packages. */
function fromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args]
    return (
      spawnSync(command, rest, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    )
  }
  return apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium') ? installed() : undefined
}

/** Playwright's own build, downloaded. */
async function fromPlaywright() {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  )
  execFileSync(process.execPath, [cli, 'install', '--with-deps', 'chromium'], { stdio: 'inherit' })
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

/**
 * @returns {Promise<string>} path of a Chromium or Chrome: one that is installed, else Debian's, else Playwright's; says which.
 * @throws when none can be had, with what to do.
 */
export async function findBrowser() {
  const here = installed()
  if (here) return say(here, 'found on this machine')
  console.log('No Chromium or Chrome here: trying to install Debian’s chromium …')
  const debian = fromDebian()
  if (debian) return say(debian, 'installed from Debian')
  console.log('Debian’s chromium cannot be installed here: asking Playwright for one …')
  try {
    return say(await fromPlaywright(), 'downloaded by Playwright')
  } catch (error) {
    throw new Error(
      `No browser for the tests (${error.message}). Install Chromium or Chrome, or name one in BROWSER_PATH.`,
      { cause: error },
    )
  }
}

function say(browser, how) {
  console.log(`Browser for the tests: ${browser} (${how})`)
  return browser
}
