/** Lines of an iCalendar file (RFC 5545): what a text must look like in one, and how long a line may be. */

/** Octets of a line without its end. */
const longest = 75
const encoder = new TextEncoder()

/** A text value: what has a meaning in the format is escaped, what no calendar can show is left out. */
export function icalText(text: string): string {
  return text

    .replace(/(?!\r|\n|\t)[\u0000-\u001f\u007f]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
}

/** A day as a value: "20260331" from an ISO day. */
export const icalDay = (day: string) => day.replaceAll('-', '')

/** A moment as a value, in UTC. */
export const icalMoment = (moment: Date) => moment.toISOString().replace(/[-:]|\.\d+/g, '')

/** Lines as a file: each ended as the format asks, and folded between characters where it has more octets than allowed. */
export function icalFile(lines: readonly string[]): string {
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function fold(line: string): string {
  if (encoder.encode(line).length <= longest) return line
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > longest) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
