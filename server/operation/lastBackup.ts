/** When the last backup was made, as far as the directory tells where backups are put unless somebody says otherwise. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** @returns seconds since 1970, or null when there is none. */
export async function lastBackup(dataDir: string): Promise<number | null> {
  const directory = join(dataDir, 'backups')
  const names = await readdir(directory).catch(() => [])
  const backups = names.filter((name) => name.endsWith('.db') && !name.startsWith('.'))
  const times = await Promise.all(backups.map(async (name) => (await stat(join(directory, name))).mtimeMs))
  return times.length === 0 ? null : Math.max(...times) / 1000
}
