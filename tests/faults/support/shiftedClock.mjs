/** Loaded before the server: the time of day is off by `CLOCK_SHIFT_MS`, from the beginning or from SIGUSR2 on (`CLOCK_LATER`). */
const now = Date.now
const shift = Number(process.env.CLOCK_SHIFT_MS)
const TrueDate = Date
function shiftClock() {
  Date.now = () => now() + shift
  globalThis.Date = class extends TrueDate {
    constructor(...values) {
      super(...(values.length > 0 ? values : [Date.now()]))
    }
  }
  globalThis.Date.now = () => now() + shift
}
if (process.env.CLOCK_LATER) process.on('SIGUSR2', shiftClock)
else shiftClock()
