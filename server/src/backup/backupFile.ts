import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { replaceFile } from '../files/durable.ts'
import { type BackupCounts, type BackupLine, count, noCounts, parseLine } from './format.ts'

/** Characters that are handed on together. */
const PIECE = 256 * 1024

export interface BackupHead {
  sha256: string
  takenAt: string
  salt: string
  counts: BackupCounts
}

/** Writes lines as a backup, with the end that they need; the file is there whole, and on disk, or not at all. */
export async function writeBackup(path: string, lines: AsyncIterable<BackupLine>): Promise<BackupCounts> {
  const counts = noCounts()
  async function* pieces(): AsyncGenerator<string> {
    const hash = createHash('sha256')
    let piece = ''
    for await (const line of lines) {
      count(counts, line)
      piece += `${JSON.stringify(line)}\n`
      if (piece.length < PIECE) continue
      hash.update(piece)
      yield piece
      piece = ''
    }
    hash.update(piece)
    const end: BackupLine = ['end', counts, hash.digest('hex')]
    yield `${piece}${JSON.stringify(end)}\n`
  }
  await replaceFile(path, (temporary) =>
    pipeline(Readable.from(pieces()), createGzip(), createWriteStream(temporary, { flags: 'r+' })),
  )
  return counts
}

/** Reads a whole backup and throws unless it is what was written, to the last line. */
export async function inspectBackup(path: string): Promise<BackupHead> {
  try {
    return await inspect(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${path} is not a whole backup, nothing was restored: ${reason}`)
  }
}

async function inspect(path: string): Promise<BackupHead> {
  const hash = createHash('sha256')
  const counts = noCounts()
  let takenAt: string | undefined
  let salt: string | undefined
  let end: Extract<BackupLine, ['end', ...unknown[]]> | undefined
  for await (const text of textsOf(path)) {
    if (end) throw new Error('it goes on after its end')
    const line = parseLine(text)
    if (takenAt === undefined && line[0] !== 'leitai') throw new Error('it does not begin as one')
    if (line[0] === 'leitai') takenAt = line[3]
    if (line[0] === 'salt') salt = line[1]
    if (line[0] === 'end') end = line
    else {
      hash.update(text).update('\n')
      count(counts, line)
    }
  }
  if (!end || takenAt === undefined || salt === undefined) throw new Error('its end is missing')
  const [, told, sha256] = end
  if (hash.digest('hex') !== sha256) throw new Error('its SHA-256 is not that of its lines')
  if (JSON.stringify(told) !== JSON.stringify(counts))
    throw new Error('its counts are not those of its lines')
  return { sha256, takenAt, salt, counts }
}

/** The lines of a backup that was inspected. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  for await (const text of textsOf(path)) yield parseLine(text)
}

async function* textsOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  file.pipe(unpacked)
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of unpacked) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') throw new Error('its last line is cut off')
}
