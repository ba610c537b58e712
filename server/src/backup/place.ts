import type { Redis } from 'ioredis'
import type { RedisConnections } from '../redis/redis.ts'

/** Holds the SHA-256 of the backup that is being restored here, for as long as it is. */
const KEY = 'lt:{org}:restoring'

/** Throws while a restore has not come to its end: what is there is not whole. */
export async function refuseHalfRestored(commands: Redis): Promise<void> {
  if ((await commands.get(KEY)) === null) return
  throw new Error(
    'A restore was begun here and has not ended: let it, or run the same leitai restore again to finish it.',
  )
}

/**
 * Takes an empty place for a restore, or one where the same restore was broken off. Throws where there is anything
 * else, and while another process uses it: of two who begin at the same time one at most goes on.
 */
export async function beginRestore(
  { commands, hasOtherUsers }: Pick<RedisConnections, 'commands' | 'hasOtherUsers'>,
  sha256: string,
): Promise<void> {
  if ((await commands.get(KEY)) === null && (await hasKeys(commands))) {
    throw new Error('This place is not empty, nothing was restored: choose another --data or REDIS_URL.')
  }
  const isNew = (await commands.set(KEY, sha256, 'NX')) === 'OK'
  if (!isNew && (await commands.get(KEY)) !== sha256) {
    throw new Error(
      'Another backup was begun to be restored here; restore that one, or choose an empty place.',
    )
  }
  // whoever opened the place before the mark was there is connected still; who comes later sees the mark
  if (await hasOtherUsers()) {
    if (isNew) await commands.del(KEY)
    throw new Error('Another Leitai process uses this place, nothing was restored: stop it first.')
  }
  // whose mark it was may have given up since
  if ((await commands.get(KEY)) !== sha256) {
    throw new Error('Another restore has just given up here, nothing was restored: run it again.')
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
