import { closeSync, openSync, readFileSync, readSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `node appendOnlyTail.ts DIRECTORY`: cuts an unfinished transaction off the end of Redis's append-only file.
 * Redis can do so itself (`aof-load-truncated yes`), but where a power cut ended the file in the middle of a
 * command it leaves the MULTI before it standing: half of that transaction is carried out together with the
 * next one at the start after that, which counts pickups that nobody has (seen with Redis 7.0.15). To be run
 * only while no Redis uses the directory.
 */
const CHUNK_BYTES = 1024 * 1024
const RETURN = 13

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
    return walk(createReader(descriptor, size))
  } finally {
    closeSync(descriptor)
  }
}

function walk(reader: Reader): number {
  let whole = 0
  let isOpen = false // between MULTI and EXEC
  for (;;) {
    const head = reader.line()
    if (head === undefined) return whole
    if (!head.startsWith('#')) {
      const name = command(reader, numberAfter('*', head))
      if (name === undefined) return whole
      if (name === 'MULTI') isOpen = true
      if (name === 'EXEC') isOpen = false
    }
    if (!isOpen) whole = reader.position()
  }
}

/** Passes over a command and gives its name in capitals; undefined where the file ends first. */
function command(reader: Reader, words: number): string | undefined {
  let name = ''
  for (let word = 0; word < words; word++) {
    const head = reader.line()
    if (head === undefined) return undefined
    const text = reader.word(numberAfter('$', head), word === 0)
    if (text === undefined) return undefined
    if (word === 0) name = text.toUpperCase()
  }
  return name
}

function numberAfter(sign: string, line: string): number {
  const number = line.startsWith(sign) ? Number(line.slice(1)) : Number.NaN
  if (!Number.isInteger(number) || number < 0) throw new Error(`not a line of an append-only file: ${line}`)
  return number
}

interface Reader {
  position(): number
  /** The next line without its end; undefined where the file ends before the line does. */
  line(): string | undefined
  /** Passes over so many bytes and the line end after them; gives them where `keep` says so. */
  word(bytes: number, keep: boolean): string | undefined
}

function createReader(descriptor: number, size: number): Reader {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let chunkFrom = 0
  let chunkBytes = 0
  let position = 0

  /** The byte at a position, or undefined at the end. */
  function byteAt(at: number): number | undefined {
    if (at < chunkFrom || at >= chunkFrom + chunkBytes) {
      chunkFrom = at
      chunkBytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, at)
    }
    return chunkBytes === 0 ? undefined : chunk[at - chunkFrom]
  }

  return {
    position: () => position,
    line() {
      let text = ''
      for (let at = position; ; at++) {
        const byte = byteAt(at)
        if (byte === undefined || at + 2 > size) return undefined
        if (byte === RETURN) {
          position = at + 2
          return text
        }
        text += String.fromCharCode(byte)
      }
    },
    word(bytes, keep) {
      const end = position + bytes + 2
      if (end > size) return undefined
      let text = ''
      for (let at = position; keep && at < position + bytes; at++)
        text += String.fromCharCode(byteAt(at) ?? 0)
      position = end
      return text
    },
  }
}

/** Cuts off what is not whole; gives how many bytes that was. */
export function cutTail(directory: string): number {
  const file = lastFileOf(directory)
  if (file === undefined) return 0
  const { size } = statSync(file)
  const whole = wholeBytesOf(file)
  if (whole < size) truncateSync(file, whole)
  return size - whole
}

const [, script, directory] = process.argv
if (import.meta.filename === script && directory !== undefined) {
  process.stdout.write(`${cutTail(directory)}\n`)
}
