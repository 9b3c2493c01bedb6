/** Work on the same thing one after the other, where a decision must still hold when it is carried out. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  /** Does `work` once everything asked for under this key before is done, well or badly. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work)
    this.last.set(key, turn)
    const done = () => {
      if (this.last.get(key) === turn) this.last.delete(key)
    }
    turn.then(done, done)
    return turn
  }
}
