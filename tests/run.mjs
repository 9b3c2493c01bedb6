/**
 * Runs everything that must hold before a change may leave: `npm test`. With an argument, a part of it:
 * `node tests/run.mjs browser`, `faults`, `unit`, `lint`, `types`, `screenshot`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './findBrowser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(path.join(tmpdir(), 'symbiosis-tests-'))
const env = { ...process.env }
const counts = { passed: 0, failed: 0, skipped: 0 }

/** Runs a program of this project's own node_modules. */
function node(script, ...args) {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' }).status === 0
}

function vitest(project) {
  const report = path.join(reports, `${project}.json`)
  const fine = node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  if (!existsSync(report)) return false
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  counts.passed += numPassedTests
  counts.failed += numFailedTests
  counts.skipped += numPendingTests
  return fine
}

async function withBrowser(run) {
  env.BROWSER_PATH = await findBrowser()
  return node('server/build.mjs') && run()
}

const stages = {
  lint: () => node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'),
  types: () => node('node_modules/typescript/bin/tsc', '--noEmit'),
  unit: () => vitest('unit'),
  browser: () => withBrowser(() => vitest('browser')),
  faults: () => vitest('faults'),
}
const extra = {
  screenshot: () => withBrowser(() => node('node_modules/tsx/dist/cli.mjs', 'tests/browser/screenshot.ts')),
}

const asked = process.argv[2]
if (asked && !(asked in stages) && !(asked in extra)) {
  console.error(`Unknown part "${asked}". Parts: ${Object.keys({ ...stages, ...extra }).join(', ')}.`)
  process.exit(2)
}

const broken = []
for (const [name, run] of Object.entries(asked ? { [asked]: { ...stages, ...extra }[asked] } : stages)) {
  console.log(`\n== ${name}`)
  if (!(await run())) broken.push(name)
}
console.log(broken.length > 0 ? `\nNot in order: ${broken.join(', ')}` : '\nAll in order.')
if (counts.passed + counts.failed > 0)
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(broken.length > 0 ? 1 : 0)
