import { StringDecoder } from 'node:string_decoder'

/** A pickup has some 300 bytes; a line over this is passed over without being kept. */
const MAX_LINE_CHARS = 16 * 1024

/** A line of text without its end; `text` is null where it was too long to keep. */
export interface Line {
  number: number
  text: string | null
}

/** The lines of a stream of bytes, one at a time in constant memory; blank lines are numbered but left out. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let tooLong = false
  let number = 0

  function* take(text: string): Generator<Line> {
    number++
    if (tooLong || text.length > MAX_LINE_CHARS) yield { number, text: null }
    else if (text.trim() !== '') yield { number, text }
    tooLong = false
  }

  for await (const chunk of chunks) {
    const parts = (rest + decoder.write(chunk)).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield* take(part)
    if (rest.length > MAX_LINE_CHARS) {
      tooLong = true
      rest = ''
    }
  }
  rest += decoder.end()
  if (rest !== '' || tooLong) yield* take(rest)
}
