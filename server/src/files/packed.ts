import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { replaceFile, syncFolder } from './durable.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Writes a text, compressed, to a file in a folder of the archive; resolves when both are on disk. */
export async function writePacked(dir: string, file: string, text: string): Promise<void> {
  const path = join(dir, file)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await Promise.all([syncFolder(dirname(dir)), syncFolder(dir)])
  const packed = await pack(text)
  await replaceFile(path, (temporary) => writeFile(temporary, packed))
}

export async function readPacked(dir: string, file: string): Promise<string> {
  return (await unpack(await readFile(join(dir, file)))).toString('utf8')
}
