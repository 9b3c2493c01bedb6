/** Every way to change a board. */
export * from './arrange'
export * from './clip'
export * from './create'
export * from './flows'
export * from './forgetPeople'
export * from './matches'
export * from './records'
