import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a file that is either there whole, and on disk, or not at all: `write` fills another one beside it, which
 * then takes its place. For the eyes of its owner only.
 */
export async function replaceFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await (await open(temporary, 'wx', 0o600)).close()
    await write(temporary)
    await sync(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Names in a folder are on disk once the folder is. */
export async function syncFolder(path: string): Promise<void> {
  await sync(path)
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
