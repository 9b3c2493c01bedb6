/** `npm run restore -- FILE`: puts a backup in the place of the boards; the server must not run. */
import { BadCall, explain } from './explain'
import { readSettings } from './settings'
import { restoreBackup } from './store/restore'

const [file, ...rest] = process.argv.slice(2)
try {
  if (!file || rest.length > 0) throw new BadCall('Name the backup: npm run restore -- FILE')
  const { boards, damaged, kept } = restoreBackup(readSettings(process.env).dataDir, file)
  console.log(`Restored from ${file} (boards: ${boards}). Links withdrawn since that backup work again.`)
  if (damaged > 0)
    console.log(`Damaged records in it: ${damaged}. They are set aside when their boards open.`)
  if (kept) console.log(`What was there before is kept: ${kept}`)
} catch (error) {
  console.error(explain(error, null))
  process.exit(1)
}
