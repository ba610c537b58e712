import type { Redis } from 'ioredis'

/** Holds the SHA-256 of the backup that is being restored here, for as long as it is. */
const KEY = 'lt:{org}:restoring'

/** Throws while a restore has not come to its end: what is there is not whole. */
export async function refuseHalfRestored(commands: Redis): Promise<void> {
  if ((await commands.get(KEY)) === null) return
  throw new Error(
    'A restore was begun here and has not ended: let it, or run the same leitai restore again to finish it.',
  )
}

/** Takes an empty place for a restore, or one where the same restore was broken off. Throws where there is anything else. */
export async function beginRestore(commands: Redis, sha256: string): Promise<void> {
  const begun = await commands.get(KEY)
  if (begun !== null && begun !== sha256) {
    throw new Error(
      'Another backup was begun to be restored here; restore that one, or choose an empty place.',
    )
  }
  if (begun === null) {
    if (await hasKeys(commands)) {
      throw new Error('This place is not empty, nothing was restored: choose another --data or REDIS_URL.')
    }
    await commands.set(KEY, sha256)
  }
  // whoever opened the place before the mark was there is connected still; who comes later sees the mark
  if (await isUsedByOthers(commands)) {
    if (begun === null) await commands.del(KEY)
    throw new Error('Another Leitai process uses this place, nothing was restored: stop it first.')
  }
}

export async function endRestore(commands: Redis): Promise<void> {
  await commands.del(KEY)
}

async function hasKeys(commands: Redis): Promise<boolean> {
  for (let cursor: string | undefined; cursor !== '0'; ) {
    const [next, keys] = await commands.scan(cursor ?? '0', 'MATCH', 'lt:*', 'COUNT', 1_000)
    if (keys.length > 0) return true
    cursor = next
  }
  return false
}

async function isUsedByOthers(commands: Redis): Promise<boolean> {
  const clients = String(await commands.client('LIST'))
  return [...clients.matchAll(/ name=leitai:(\d+):/g)].some(([, pid]) => Number(pid) !== process.pid)
}
