/** `npm run backup -- [file or directory]`: copies all boards, while the server runs or not. */
import { BadCall, explain } from './explain'
import { readSettings } from './settings'
import { makeBackup } from './store/backup'

const [target, ...rest] = process.argv.slice(2)
try {
  if (rest.length > 0) throw new BadCall('Name one file or directory: npm run backup -- backups/monday.db')
  const { path, bytes, boards, damaged } = await makeBackup(readSettings(process.env).dataDir, target)
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`
  console.log(`Backup made and read through: ${path} (${size}, boards: ${boards}).`)
  if (damaged > 0)
    console.log(`Records that were damaged in the original before: ${damaged}. They are copied as they are.`)
} catch (error) {
  console.error(explain(error, null))
  process.exit(1)
}
