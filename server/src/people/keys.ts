import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { SourceKey } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import { hashToken, newToken, randomId } from '../secrets/secrets.ts'

/** Every key begins so: it is recognised in a log or a repository, and tells a key from other tokens. */
const KEY_PREFIX = 'lk_'

export interface Source {
  keyId: string
  name: string
  stations: '*' | readonly string[]
}

export interface Keys {
  /** Makes a key and returns it: the only time that it is seen. Throws `unknown_station`. */
  create(name: string, stations: '*' | string[]): Promise<string>
  list(): { id: string; key: SourceKey }[]
  /** False if there is no such key, or it is revoked already. */
  revoke(id: string): Promise<boolean>
  /** False once a key is revoked. */
  isValid(id: string): boolean
  /** Who a key belongs to; undefined for one that is unknown or revoked. */
  sourceOf(key: string): Promise<Source | undefined>
}

/** The keys of the systems that send pickups: stored hashed, bound to stations, revocable. */
export function createKeys({ org, clock }: { org: Org; clock: Clock }): Keys {
  function find(key: string): Source | undefined {
    const id = key.slice(KEY_PREFIX.length).split('_')[0] ?? ''
    const stored = org.get('keys', id)
    if (!stored || stored.revokedAt !== null || stored.hash !== hashToken(key)) return undefined
    return { keyId: id, name: stored.name, stations: stored.stations }
  }

  return {
    async create(name, stations) {
      if (stations !== '*') {
        for (const id of stations) {
          if (!org.get('stations', id))
            throw new Refusal('unknown_station', `No station ${id}.`, { field: 'stations' })
        }
      }
      const id = randomId(8)
      const key = `${KEY_PREFIX}${id}_${newToken()}`
      await org.put([
        ['keys', id, { name, stations, hash: hashToken(key), createdAt: clock.now(), revokedAt: null }],
      ])
      return key
    },
    list: () => [...org.all('keys')].map(([id, key]) => ({ id, key })),
    async revoke(id) {
      const stored = org.get('keys', id)
      if (!stored || stored.revokedAt !== null) return false
      await org.put([['keys', id, { ...stored, revokedAt: clock.now() }]])
      return true
    },
    isValid: (id) => org.get('keys', id)?.revokedAt === null,
    async sourceOf(key) {
      if (!key.startsWith(KEY_PREFIX)) return undefined
      const known = find(key)
      if (known) return known
      await org.sync() // it may have been made a moment ago, beside this process
      return find(key)
    },
  }
}
