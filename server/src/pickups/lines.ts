/** A pickup has some 300 bytes; a line over this is passed over without being kept. */
const MAX_LINE_BYTES = 16 * 1024
const LINE_FEED = 10

/** A line of text without its end, or why it cannot be read: it is too long to keep, or not UTF-8. */
export type Line = { number: number; text: string } | { number: number; fault: 'too_long' | 'not_utf8' }

/**
 * The lines of a stream of bytes, in constant memory; blank lines are numbered but left out. Each piece holds
 * the lines that one chunk has ended, so that whoever reads them knows when there is nothing more for now.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = []
  let restBytes = 0
  let number = 0

  function take(): Line[] {
    const text = restBytes > MAX_LINE_BYTES ? undefined : decode(Buffer.concat(rest))
    const tooLong = restBytes > MAX_LINE_BYTES
    rest = []
    restBytes = 0
    number++
    if (text === undefined) return [{ number, fault: tooLong ? 'too_long' : 'not_utf8' }]
    const plain = number === 1 ? text.replace(/^\ufeff/, '') : text
    return plain.trim() === '' ? [] : [{ number, text: plain }]
  }

  function keep(piece: Buffer): void {
    restBytes += piece.length
    if (restBytes <= MAX_LINE_BYTES) rest.push(piece)
    else rest = []
  }

  for await (const chunk of chunks) {
    const lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, end))
      lines.push(...take())
      from = end + 1
    }
    keep(chunk.subarray(from))
    if (lines.length > 0) yield lines
  }
  const last = restBytes > 0 ? take() : []
  if (last.length > 0) yield last
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
