/** A server in a process of its own that says how much memory it holds. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterwards, temporaryDirectory, until } from '../../unit/server/world'

export interface Memory {
  /** Objects and buffers in use after rubbish was collected, bytes. */
  held: number
  /** All that the system gave the process, bytes. */
  rss: number
}

export interface MeasuredServer {
  url: string
  child: ChildProcess
  /** What the server complained of. */
  complaints: string[]
  memory(): Promise<Memory>
}

/** @param settings environment variables. */
export async function measuredServer(settings: NodeJS.ProcessEnv = {}): Promise<MeasuredServer> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'tests/faults/support/measured.ts'],
    {
      env: {
        ...process.env,
        LOG_LEVEL: 'warn',
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: temporaryDirectory(),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  afterwards(() => child.kill('SIGKILL'))
  const complaints: string[] = []
  child.stderr?.on('data', (text: Buffer) => complaints.push(String(text)))
  let said = ''
  child.stdout?.on('data', (text: Buffer) => (said += text))
  await until(() => /http:\S+\d+\//.test(said), 30_000)
  const [url = ''] = /http:\S+\d+/.exec(said) ?? []
  return {
    url,
    child,
    complaints,
    memory: async () => {
      const answer = once(child, 'message')
      child.send('memory')
      return ((await answer) as [Memory])[0]
    },
  }
}
