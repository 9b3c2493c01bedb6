/** See `findBrowser.mjs`. */
export function findBrowser(): Promise<string>
