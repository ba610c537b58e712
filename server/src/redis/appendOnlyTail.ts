import { closeSync, openSync, readFileSync, readSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Cuts an unfinished transaction off the end of Redis's append-only file. Redis can do so itself
 * (`aof-load-truncated yes`), but where a power cut ended the file in the middle of a command it leaves the
 * MULTI before it standing: half of that transaction is carried out together with the next one at the start
 * after that, which counts pickups that nobody has (seen with Redis 7.0.15).
 */
const CHUNK_BYTES = 1024 * 1024
/** More than the head of a word or a command, or an annotation, is ever long. */
const HEAD_BYTES = 1024
const MAX_DIGITS = 20
/** The longest name of a command that matters is MULTI. */
const NAME_BYTES = 5
const [RETURN, ZERO, NINE] = [13, 48, 57]
const [ANNOTATION, COMMAND, WORD] = [35, 42, 36] // # * $

/** The file that Redis appends to, by its manifest; undefined where there is none yet. */
export function lastFileOf(directory: string): string | undefined {
  let manifest: string
  try {
    manifest = readFileSync(join(directory, 'appendonly.aof.manifest'), 'utf8')
  } catch {
    return undefined // never written to
  }
  const names = [...manifest.matchAll(/^file (\S+) .*type i$/gm)].map(([, name]) => name)
  const last = names.at(-1)
  return last === undefined ? undefined : join(directory, last)
}

/** Bytes up to the end of the last whole command or transaction. Throws on what is not an append-only file. */
export function wholeBytesOf(file: string): number {
  const size = statSync(file).size
  const descriptor = openSync(file, 'r')
  try {
    return walk(createReader(descriptor, file, size))
  } finally {
    closeSync(descriptor)
  }
}

function walk(reader: Reader): number {
  let whole = 0
  let isOpen = false // between MULTI and EXEC
  for (;;) {
    if (reader.isAt(ANNOTATION)) {
      if (!reader.passLine()) return whole
    } else {
      const name = command(reader)
      if (name === undefined) return whole
      if (name === 'MULTI') isOpen = true
      if (name === 'EXEC') isOpen = false
    }
    if (!isOpen) whole = reader.position()
  }
}

/** Passes over a command and gives how its name begins, in capitals; undefined where the file ends first. */
function command(reader: Reader): string | undefined {
  const words = reader.number(COMMAND)
  if (words === undefined) return undefined
  let name = ''
  for (let word = 0; word < words; word++) {
    const bytes = reader.number(WORD)
    if (bytes === undefined) return undefined
    // EXECUTE or MULTIPLY are no commands of Redis: how long the name is need not be known
    if (word === 0) name = reader.begins(Math.min(bytes, NAME_BYTES)).toUpperCase()
    if (!reader.pass(bytes)) return undefined
  }
  return name
}

/** Numbers are read byte by byte and nothing else is looked at: a file of a gigabyte takes seconds. */
interface Reader {
  position(): number
  isAt(byte: number): boolean
  /** Passes over a sign, a number and the line end; undefined where the file ends first. Throws on anything else. */
  number(sign: number): number | undefined
  /** The next bytes as text, as far as the file goes. */
  begins(bytes: number): string
  /** Passes over bytes and the line end after them; false where the file ends first. */
  pass(bytes: number): boolean
  passLine(): boolean
}

function createReader(descriptor: number, file: string, size: number): Reader {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let chunkFrom = 0
  let chunkBytes = 0
  let position = 0

  /** Where `position` is in the chunk, with HEAD_BYTES after it unless the file ends before. */
  function here(): number {
    const end = chunkFrom + chunkBytes
    if (position < chunkFrom || (position + HEAD_BYTES > end && end < size)) {
      chunkFrom = position
      chunkBytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, position)
    }
    return position - chunkFrom
  }

  function damaged(): Error {
    const from = here()
    const text = chunk.toString('latin1', from, Math.min(from + 40, chunkBytes))
    return new Error(
      `${file} is damaged at byte ${position}: ${JSON.stringify(text)}; redis-check-aof tells more`,
    )
  }

  function pass(bytes: number): boolean {
    if (position + bytes + 2 > size) return false
    position += bytes + 2
    return true
  }

  return {
    position: () => position,
    isAt: (byte) => position < size && chunk[here()] === byte,
    number(sign) {
      if (position >= size) return undefined
      const from = here()
      if (chunk[from] !== sign) throw damaged()
      let number = 0
      for (let at = from + 1; at < chunkBytes; at++) {
        const byte = chunk[at] ?? 0
        if (byte === RETURN) return pass(at - from) ? number : undefined
        if (byte < ZERO || byte > NINE || at - from > MAX_DIGITS) throw damaged()
        number = 10 * number + byte - ZERO
      }
      return undefined
    },
    begins(bytes) {
      const from = here()
      return chunk.toString('latin1', from, Math.min(from + bytes, chunkBytes))
    },
    pass,
    passLine() {
      const from = here()
      const length = chunk.subarray(from, Math.min(from + HEAD_BYTES, chunkBytes)).indexOf(RETURN)
      if (length === -1 && from + HEAD_BYTES <= chunkBytes) throw damaged()
      return length !== -1 && pass(length)
    },
  }
}

/** Cuts off what is not whole; gives how many bytes that was. Only while no Redis uses the directory. */
export function cutTail(directory: string): number {
  const file = lastFileOf(directory)
  if (file === undefined) return 0
  const { size } = statSync(file)
  const whole = wholeBytesOf(file)
  if (whole < size) truncateSync(file, whole)
  return size - whole
}
