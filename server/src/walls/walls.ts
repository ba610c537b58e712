import type { PairInput, PairingReply, PollReply, Wall } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { type Audience, PAIRING_LETTERS, SILENT_AFTER_MS, type WallReport } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { StoredWall } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Throttle } from '../people/throttle.ts'
import { hashToken, newToken, randomLetters } from '../secrets/secrets.ts'

const CODE_LENGTH = 8
const CODE_LIFETIME_S = 600
/** A station's walls may share one address; each asks anew every ten minutes. */
const PAIRINGS_PER_NETWORK = 60
/** A wall asks every five seconds; the reply with its token may get lost a few times. */
const TOKEN_LIFETIME_S = 60
/** A wall reports every 30 s; what it said is forgotten after a week of silence. */
const REPORT_LIFETIME_S = 7 * 86_400
/** A wall is online while its reports come: two may be missed. */
const ONLINE_MS = 60_000 + SILENT_AFTER_MS
const TOKEN_PREFIX = 'lw_'

export interface WallPrincipal {
  role: 'wall'
  wallId: string
  stationId: string
  audience: Audience
}

const pairedSchema = z.object({ token: z.string(), stationId: z.string() })

const reportSchema = z.object({
  heardAt: z.number(),
  scene: z.string().max(40),
  width: z.number(),
  height: z.number(),
  build: z.string().max(40),
})

export interface Walls {
  /** A wall asks to be paired. Throws `too_many_attempts` where its network asks for more than walls need. */
  begin(network: string): Promise<PairingReply>
  /** The wall asks how it stands; its token is told for a minute from when it first asked. Throws `pairing_expired`. */
  poll(secret: string): Promise<PollReply>
  /** The manager enters the code of a wall. Throws `pairing_expired`. */
  pair(input: PairInput): Promise<Wall>
  /** Adds a wall without a code, for who starts the server. Returns its device token. */
  add(wall: Pick<StoredWall, 'name' | 'stationId' | 'audience'>): Promise<string>
  list(): Promise<Wall[]>
  /** False if there is no such wall. */
  revoke(id: string): Promise<boolean>
  /** Whose device token this is; undefined for one that is unknown or revoked. */
  principalOf(token: string): Promise<WallPrincipal | undefined>
  report(wallId: string, report: WallReport): Promise<void>
}

/** The station's TVs: paired by a code of eight letters (RFC 8628 in spirit), known by a device token after that. */
export function createWalls(deps: { commands: Redis; org: Org; throttle: Throttle; clock: Clock }): Walls {
  const { commands, org, throttle, clock } = deps
  const pairingKey = (code: string) => `lt:{org}:pairing:${code}`
  // by the hash of the wall's secret: that it waits, and what it waits for. Who has only the code cannot touch them
  const waitingKey = (secretHash: string) => `lt:{org}:pairing-secret:${secretHash}`
  const pairedKey = (secretHash: string) => `lt:{org}:paired:${secretHash}`
  const reportKey = (wallId: string) => `lt:{org}:wall-report:${wallId}`

  async function add(
    wall: Pick<StoredWall, 'name' | 'stationId' | 'audience'>,
  ): Promise<{ id: string; token: string }> {
    const id = randomLetters(PAIRING_LETTERS, 12)
    const token = `${TOKEN_PREFIX}${id}_${newToken()}`
    await org.put([['walls', id, { ...wall, tokenHash: hashToken(token), pairedAt: clock.now() }]])
    return { id, token }
  }

  async function describe(id: string, { name, stationId, audience, pairedAt }: StoredWall): Promise<Wall> {
    const json = await commands.get(reportKey(id))
    const report = json === null ? null : reportSchema.parse(JSON.parse(json))
    return {
      id,
      name,
      stationId,
      audience,
      pairedAt,
      online: report !== null && clock.now() - report.heardAt <= ONLINE_MS,
      heardAt: report?.heardAt ?? null,
      scene: report?.scene ?? null,
      width: report?.width ?? null,
      height: report?.height ?? null,
    }
  }

  function find(token: string): WallPrincipal | undefined {
    const id = token.slice(TOKEN_PREFIX.length).split('_')[0] ?? ''
    const wall = org.get('walls', id)
    if (!wall || wall.tokenHash !== hashToken(token)) return undefined
    return { role: 'wall', wallId: id, stationId: wall.stationId, audience: wall.audience }
  }

  return {
    async begin(network) {
      await throttle.attempt(`pairing:${network}`, PAIRINGS_PER_NETWORK, CODE_LIFETIME_S)
      const secret = newToken()
      const secretHash = hashToken(secret)
      const take = (code: string) => commands.set(pairingKey(code), secretHash, 'EX', CODE_LIFETIME_S, 'NX')
      let code = randomLetters(PAIRING_LETTERS, CODE_LENGTH)
      while ((await take(code)) === null) code = randomLetters(PAIRING_LETTERS, CODE_LENGTH)
      await commands.set(waitingKey(secretHash), code, 'EX', CODE_LIFETIME_S)
      return { code, secret, expiresAt: clock.now() + CODE_LIFETIME_S * 1000 }
    },

    async poll(secret) {
      const secretHash = hashToken(secret)
      const waiting = await commands.get(waitingKey(secretHash))
      const key = pairedKey(secretHash)
      // what is paired no longer waits: asked in this order there is no moment between the two
      const replies = await commands.multi().get(key).expire(key, TOKEN_LIFETIME_S, 'LT').exec()
      const [error, json] = replies?.[0] ?? []
      if (error) throw error
      if (typeof json === 'string') return { state: 'paired', ...pairedSchema.parse(JSON.parse(json)) }
      if (waiting === null) throw new Refusal('pairing_expired', 'The code has expired.')
      return { state: 'waiting' }
    },

    async pair({ code, ...wall }) {
      const key = pairingKey(code.toUpperCase().replace(/[^A-Z]/g, ''))
      if (!org.get('stations', wall.stationId)) {
        throw new Refusal('unknown_station', `No station ${wall.stationId}.`, { field: 'stationId' })
      }
      const secretHash = await commands.getdel(key) // a code is good for one use
      if (secretHash === null)
        throw new Refusal('pairing_expired', 'No wall shows this code.', { field: 'code' })
      const { id, token } = await add(wall)
      const paired = JSON.stringify({ token, stationId: wall.stationId })
      const replies = await commands
        .multi()
        .set(pairedKey(secretHash), paired, 'EX', CODE_LIFETIME_S)
        .del(waitingKey(secretHash))
        .exec()
      for (const [error] of replies ?? []) if (error) throw error
      const stored = org.get('walls', id)
      if (!stored) throw new Error('the wall is gone')
      return describe(id, stored)
    },

    add: async (wall) => (await add(wall)).token,
    list: () => Promise.all([...org.all('walls')].map(([id, wall]) => describe(id, wall))),

    async revoke(id) {
      const wall = org.get('walls', id)
      if (!wall) return false
      await org.put([
        ['walls', id, null],
        ['programmes', `${wall.stationId}/${id}`, null],
      ])
      return true
    },

    async principalOf(token) {
      if (!token.startsWith(TOKEN_PREFIX)) return undefined
      const known = find(token)
      if (known) return known
      await org.sync() // a wall that is told that nobody knows it forgets its token: be sure
      return find(token)
    },

    async report(wallId, report) {
      const heard = reportSchema.parse({ ...report, heardAt: clock.now() })
      await commands.set(reportKey(wallId), JSON.stringify(heard), 'EX', REPORT_LIFETIME_S)
    },
  }
}
