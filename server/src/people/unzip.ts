import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** A comment may stand behind the end of the directory. */
const MAX_COMMENT_BYTES = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1

export interface UnzipLimits {
  /** Of all files together, unpacked. */
  bytes: number
  files: number
}

/** Thrown for an archive that unpacks to more than it may. */
export class TooMuch extends Error {}

/**
 * The files of a zip archive that `wanted` names, unpacked. What the archive says of sizes is not believed:
 * unpacking stops at the limit itself. Throws TooMuch there, and an Error on what is no such archive.
 */
export function unzip(
  archive: Buffer,
  wanted: (name: string) => boolean,
  limits: UnzipLimits,
): Map<string, Buffer> {
  const end = endOfDirectory(archive)
  const count = archive.readUInt16LE(end + 10)
  if (count > limits.files) throw new TooMuch(`${count} files`)
  const files = new Map<string, Buffer>()
  let left = limits.bytes
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new Error('the directory of the archive is broken')
    const nameBytes = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)
    if (wanted(name)) {
      const content = unpacked(archive, at, left)
      left -= content.length
      files.set(name, content)
    }
    at += ENTRY_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}

function endOfDirectory(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = archive.length - END_BYTES; at >= first; at--) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new Error('this is no archive')
}

function unpacked(archive: Buffer, entry: number, most: number): Buffer {
  if (archive.readUInt16LE(entry + 8) & ENCRYPTED) throw new Error('the archive is encrypted')
  const method = archive.readUInt16LE(entry + 10)
  const packedBytes = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  if (archive.readUInt32LE(local) !== LOCAL_ENTRY)
    throw new Error('a file of the archive is not in its place')
  const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(start, start + packedBytes)
  if (method === STORED) {
    if (packed.length > most) throw new TooMuch('stored')
    return packed
  }
  if (method !== DEFLATED) throw new Error(`packing method ${method} is not known`)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if (error instanceof RangeError) throw new TooMuch('unpacked')
    throw error
  }
}
