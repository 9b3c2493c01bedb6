/**
 * Loaded before the server: at SIGUSR2 the database takes no more pages, which SQLite tells as it tells of a full disk; at the next
 * it takes them again.
 */
import Database from 'libsql'

const { exec } = Database.prototype
const open = new Set()
Database.prototype.exec = function (sql) {
  open.add(this)
  return exec.call(this, sql)
}
let full = false
process.on('SIGUSR2', () => {
  full = !full
  // Fewer than there are means as many as there are.
  for (const database of open) exec.call(database, `PRAGMA max_page_count=${full ? 1 : 1_000_000_000}`)
})
