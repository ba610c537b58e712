import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readPacked, writePacked } from '../files/packed.ts'

const FOLDER = 'trail'
const linesSchema = z.array(z.tuple([z.string(), z.string()]))

/** An entry as it is stored: its place, and its JSON. */
export type StoredEntry = [seq: string, json: string]

export interface TrailFile {
  /** Path below the archive's folder. */
  file: string
  sha256: string
}

export interface TrailFiles {
  /** Writes entries and makes sure that they can be read again; resolves when they are on disk. */
  write(entries: readonly StoredEntry[]): Promise<TrailFile>
  /** Throws where the file is missing or is not what was written. */
  read(file: TrailFile): Promise<StoredEntry[]>
}

/** Files of the old trail, named by what is in them: never written to again, never removed. */
export function createTrailFiles({ dir }: { dir: string }): TrailFiles {
  async function read({ file, sha256 }: TrailFile): Promise<StoredEntry[]> {
    const text = await readPacked(dir, file)
    if (hashOf(text) !== sha256) throw new Error(`${file} is not the file that was written`)
    return linesSchema.parse(text.split('\n').map((line) => JSON.parse(line)))
  }

  return {
    read,
    async write(entries) {
      const text = entries.map((entry) => JSON.stringify(entry)).join('\n')
      const sha256 = hashOf(text)
      const file = join(FOLDER, `${entries[0]?.[0]}.${sha256.slice(0, 16)}.ndjson.gz`)
      await writePacked(dir, file, text)
      await read({ file, sha256 })
      return { file, sha256 }
    },
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
