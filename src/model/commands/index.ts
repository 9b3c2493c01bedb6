/**
 * The ways to change a board that anyone needs who has it open. `forgetPeople` and `matches` are imported from their own files,
 * by whoever comes later.
 */
export * from './arrange'
export * from './clip'
export * from './create'
export * from './flows'
export * from './records'
