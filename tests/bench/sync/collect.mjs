/** Loaded into every compared server: collects garbage when asked by a signal, so that memory means what is held. */
process.on('SIGUSR2', () => {
  // The second pass takes what the first one's finalisers let go.
  globalThis.gc()
  setTimeout(globalThis.gc, 100)
})
