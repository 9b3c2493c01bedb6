/** A compared server as a process of its own, read from outside: processor time and memory from /proc (Linux). */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const collector = new URL('collect.mjs', import.meta.url).href
/** The kernel's unit of processor time, ms. */
const tickMs = 10

export interface Program {
  readonly script: string
  readonly directory: string
  readonly env: Readonly<Record<string, string>>
}

export class ServerProcess {
  private output = ''
  /** For `node --cpu-prof` and the like. */
  static nodeOptions: readonly string[] = []

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4_000)))
  }

  /** @throws with the program's output when it does not answer on its port within a minute. */
  static async start({ script, directory, env }: Program): Promise<ServerProcess> {
    const port = await freePort()
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--import', collector, ...ServerProcess.nodeOptions, script],
      {
        cwd: directory,
        env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const server = new ServerProcess(child, port)
    await server.untilAnswering()
    return server
  }

  /** Processor time of all its threads so far, ms. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
    // The name in brackets may hold anything, blanks too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  }

  /** Resident memory after collecting garbage, kB. */
  async memoryKB(): Promise<number> {
    for (let n = 0; n < 2; n++) {
      this.child.kill('SIGUSR2')
      await pause(1_000)
    }
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1])
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    const late = setTimeout(() => this.child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(late)
  }

  private async untilAnswering(): Promise<void> {
    for (const since = Date.now(); Date.now() - since < 60_000; await pause(50)) {
      if (this.child.exitCode !== null) break
      const answered = await fetch(`http://127.0.0.1:${this.port}/`).catch(() => null)
      if (answered) return void (await answered.arrayBuffer())
    }
    await this.stop()
    throw new Error(`The server did not start:\n${this.output}`)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

export const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
