/** Loaded before the server: ends it at a moment of folding, `KILL_AT`: `replaced` (not committed) or `committed`. */
import Database from 'libsql'

const { exec, prepare } = Database.prototype
const end = () => process.kill(process.pid, 'SIGKILL')
let folding = false
Database.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql)
  const run = statement.run
  statement.run = function (...values) {
    const result = run.apply(this, values)
    if (sql.includes('INTO snapshots')) folding = true
    if (folding && sql.includes('DELETE FROM log') && process.env.KILL_AT === 'replaced') end()
    return result
  }
  return statement
}
Database.prototype.exec = function (sql) {
  const result = exec.call(this, sql)
  if (folding && sql === 'COMMIT') {
    folding = false
    if (process.env.KILL_AT === 'committed') end()
  }
  return result
}
