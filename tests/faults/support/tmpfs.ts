/** A small disk of its own, where this user may mount one. */
import { spawnSync } from 'node:child_process'
import { afterwards, temporaryDirectory } from '../../unit/server/world'

/** Why no disk can be mounted here; null when it can. */
export const noMounts: string | null = (() => {
  if (process.platform !== 'linux') return 'only Linux has tmpfs'
  const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], {
    encoding: 'utf8',
  })
  return probe.status === 0 ? null : `mounting is not permitted: ${probe.stderr ?? probe.error}`
})()

/** @returns the directory of a new disk of so many kilobytes. */
export function mountDisk(kilobytes: number): { directory: string; resize(kilobytes: number): void } {
  const directory = temporaryDirectory()
  const mount = (...args: string[]) => {
    const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', directory)
  afterwards(() => spawnSync('umount', ['--lazy', directory]))
  return {
    directory,
    resize: (size) => mount('-o', `remount,size=${size}k`, directory),
  }
}
