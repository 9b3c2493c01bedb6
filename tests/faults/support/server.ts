/** The built server as a process that can be stopped in every way there is. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterwards, until } from '../../unit/server/world'

export interface ServerProcess {
  readonly url: string
  readonly port: number
  /** What it wrote for its operator besides its address: warnings and worse, a line of JSON each. */
  complaints(): string
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Asks it to end. @returns its exit code. */
  stop(): Promise<number | null>
  /** Sends another signal. */
  signal(name: NodeJS.Signals): void
}

export interface StartOptions {
  dataDir: string
  /** The one from before, where clients are to find it again. */
  port?: number
  env?: Record<string, string>
  /** A module that is loaded before the server and may change what it finds. */
  preload?: string
  /** Made by `standBy` for the same directory and port. */
  standby?: ChildProcess
}

/** A process that becomes a server at a word, at once. */
export function standBy(options: StartOptions): ChildProcess {
  return spawnServer({ ...options, preload: './tests/faults/support/standby.mjs' })
}

function spawnServer({ dataDir, port = 0, env = {}, preload }: StartOptions): ChildProcess {
  const child = spawn(process.execPath, [...(preload ? ['--import', preload] : []), 'dist/server/main.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  afterwards(() => child.kill('SIGKILL'))
  return child
}

/** Starts the server and waits until it says where it listens. @throws with what it said when it ended instead. */
export async function start(options: StartOptions): Promise<ServerProcess> {
  const child = options.standby ?? spawnServer(options)
  if (options.standby) child.stdin?.write('start\n')
  let said = ''
  let complaints = ''
  child.stdout?.on('data', (text: Buffer) => (said += text))
  child.stderr?.on('data', (text: Buffer) => (complaints += text))
  const ended = once(child, 'exit') as Promise<[number | null]>
  let code: number | null | undefined
  void ended.then(([value]) => (code = value))
  await until(() => code !== undefined || /http:\S+:\d+\//.test(said), 30_000)
  if (code !== undefined) throw new Error(`The server ended with ${code}:\n${complaints}`)
  const [, url = '', port] = /(http:\S+:(\d+))\//.exec(said) ?? []
  return {
    url,
    port: Number(port),
    complaints: () => complaints,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
    signal: (name) => void child.kill(name),
  }
}

/** Starts the server and kills it while it is starting. */
export async function startAndKill(options: StartOptions, afterMs: number): Promise<void> {
  const child = spawnServer(options)
  const ended = once(child, 'exit')
  setTimeout(() => child.kill('SIGKILL'), afterMs)
  await ended
}

/** Runs the server until it ends by itself. @param user another than who runs the test. */
export function runToEnd(
  env: Record<string, string>,
  user: { uid?: number; gid?: number } = {},
): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...env },
    encoding: 'utf8',
    timeout: 20_000,
    ...user,
  })
  return { code: status, said: stdout + stderr }
}
