/** Bytes of a text file to text, whatever Excel or an editor saved it as. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'windows-1257'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** Bytes of a UTF-8 file that no character has; absent when all is well. */
  readonly damaged?: number
}

/**
 * Decodes a text file. A byte order mark decides; without one, zero bytes mean UTF-16, valid UTF-8 is UTF-8, and the rest
 * is told apart by how letters stand together: Cyrillic words are made of high bytes alone, Western and Baltic ones mix
 * them with ASCII.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = detectEncoding(bytes)
  // The mark itself is no text; TextDecoder takes it off.
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding === 'utf-8' && !isUtf8(bytes)) return { text, encoding, damaged: utf8Share(bytes).wrong }
  return { text: encoding === 'windows-1252' ? text.replace(c1, mapC1) : text, encoding }
}

/** What Windows-1252 has at 0x80 to 0x9F. Node up to 22 decodes these bytes as control characters (it takes Latin-1). */
const from80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const c1 = /[\u0080-\u009f]/g
const mapC1 = (character: string) => from80[character.charCodeAt(0) - 0x80]!

function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = utf16Order(bytes)
  if (wide) return wide
  if (isUtf8(bytes)) return 'utf-8'
  // A file glued together from two, or cut in the middle of a letter, is still what nearly all of it is.
  const { right, wrong } = utf8Share(bytes)
  if (right > wrong * 10) return 'utf-8'
  const sample = bytes.subarray(0, 200_000)
  if (looksCyrillic(sample)) return 'windows-1251'
  return looksBaltic(sample) ? 'windows-1257' : 'windows-1252'
}

/**
 * Delimiters, line ends and digits have a zero byte in UTF-16, after them in little-endian, before them in big-endian; the
 * other bytes of that side name alphabets and are small. A stray zero makes no UTF-16.
 */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 20_000)
  const zeros = [0, 0]
  const small = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++
    if (byte < 9) small[index % 2]!++
  })
  const side = zeros[1]! >= zeros[0]! ? 1 : 0
  const half = sample.length / 2
  if (zeros[side] === 0 || zeros[1 - side]! * 10 > zeros[side]!) return null
  const isWide = small[side]! > half * 0.7 || (zeros[side]! >= 3 && zeros[side]! > half * 0.05)
  return isWide ? (side === 1 ? 'utf-16le' : 'utf-16be') : null
}

/** How many characters beyond ASCII are right in UTF-8, and how many bytes are part of none. */
function utf8Share(bytes: Uint8Array): { right: number; wrong: number } {
  let right = 0
  let wrong = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const more =
      byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let found = 0
    while (found < more && (bytes[i + 1 + found]! & 0xc0) === 0x80) found++
    if (more > 0 && found === more) {
      right++
      i += more
    } else wrong++
  }
  return { right, wrong }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Letters of Windows-1251 outside ASCII: А-я, Ё, ё and the Ukrainian and Belarusian ones. */
const isHigh = (byte: number) =>
  byte >= 0xc0 || [0xa1, 0xa2, 0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf].includes(byte)
const isAscii = (byte: number) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)

/** Words of high bytes alone speak for Cyrillic, words that mix them with ASCII against it, each by its length. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let pure = 0
  let mixed = 0
  let high = 0
  let ascii = 0
  for (let i = 0; i <= bytes.length; i++) {
    const byte = i < bytes.length ? bytes[i]! : 0
    if (isHigh(byte)) high++
    else if (isAscii(byte)) ascii++
    else {
      if (high > 0 && ascii === 0) pure += high
      else if (high > 0) mixed += high + ascii
      high = ascii = 0
    }
  }
  return pure > mixed
}

// Bytes that in Windows-1257 are ā ē ī ū ņ ļ ķ ģ ė š ž and their capitals, and the others of the Baltic alphabets.
const balticStrong = new Set([
  0xe2, 0xe7, 0xee, 0xfb, 0xf2, 0xef, 0xed, 0xec, 0xeb, 0xf0, 0xfe, 0xc2, 0xc7, 0xce, 0xdb, 0xd2, 0xcf, 0xcd,
  0xcc, 0xcb, 0xd0, 0xde,
])
const balticLetters = new Set([
  ...balticStrong,
  ...[
    0xe0, 0xe1, 0xe6, 0xe8, 0xf8, 0xe4, 0xf5, 0xf6, 0xfc, 0xc0, 0xc1, 0xc6, 0xc8, 0xd8, 0xc4, 0xd5, 0xd6,
    0xdc,
  ],
])

/** Latvian and Lithuanian use letters that Western languages have seldom, and none of those they have most. */
function looksBaltic(bytes: Uint8Array): boolean {
  const strong = new Set<number>()
  let strongCount = 0
  let count = 0
  for (const byte of bytes) {
    if (byte < 0xc0 || byte === 0xd7 || byte === 0xf7) continue
    if (!balticLetters.has(byte)) return false
    count++
    if (balticStrong.has(byte)) {
      strong.add(byte)
      strongCount++
    }
  }
  return strong.size >= 2 && strongCount * 2 > count
}
