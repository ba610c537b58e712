import type { PairInput, PairingReply, PollReply, Wall } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { type Audience, LITE_SCENE, PAIRING_LETTERS, SILENT_AFTER_MS } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import { type HeardReport, type WallCommand, wallReportSchema } from '@leitai/shared/wall'
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
/** Those of a station that are being paired ask every five seconds each: twice what all of them need. */
const POLLS_PER_NETWORK = 240
const POLL_WINDOW_S = 10
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

const keptReportSchema = wallReportSchema.extend({ heardAt: z.number() })
type KeptReport = z.output<typeof keptReportSchema>

const COMMANDS = 'lt:{org}:wall-commands'
const sentCommandSchema = z.object({
  wallId: z.string(),
  command: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reload') }),
    z.object({ kind: z.literal('identify'), name: z.string(), number: z.number() }),
  ]),
})

export interface Walls {
  /** A wall asks to be paired. Throws `too_many_attempts` where its network asks for more than walls need. */
  begin(network: string): Promise<PairingReply>
  /**
   * The wall asks how it stands; its token is told for a minute from when it first asked. Throws `pairing_expired`,
   * and `too_many_attempts` where its network asks for more than walls need.
   */
  poll(secret: string, network: string): Promise<PollReply>
  /** The manager enters the code of a wall. Throws `pairing_expired`. */
  pair(input: PairInput): Promise<Wall>
  /** Adds a wall without a code, for who starts the server. Returns its device token. */
  add(wall: Pick<StoredWall, 'name' | 'stationId' | 'audience'>): Promise<string>
  /** Those of the stations that the reader covers, all where nothing is said. */
  list(covers?: (stationId: string) => boolean): Promise<Wall[]>
  /** Undefined if there is no such wall. */
  stationOf(id: string): string | undefined
  /** False if there is no such wall. */
  revoke(id: string): Promise<boolean>
  /** Whose device token this is; undefined for one that is unknown or revoked. */
  principalOf(token: string): Promise<WallPrincipal | undefined>
  report(wallId: string, report: HeardReport): Promise<void>
  /** Asks a wall to do something, whichever process it hangs on. Throws `wall_away`; false if there is no such wall. */
  command(id: string, kind: WallCommand['kind']): Promise<boolean>
  /** Calls back with what any process asks of a wall; returns its undo. */
  watchCommands(listener: (wallId: string, command: WallCommand) => void): () => void
}

/** The station's TVs: paired by a code of eight letters (RFC 8628 in spirit), known by a device token after that. */
export async function createWalls(deps: {
  commands: Redis
  subscriber: Redis
  org: Org
  throttle: Throttle
  clock: Clock
}): Promise<Walls> {
  const { commands, subscriber, org, throttle, clock } = deps
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

  /** What walls said last; one that a program before this one wrote down otherwise counts as nothing. */
  async function reportsOf(ids: readonly string[]): Promise<(KeptReport | null)[]> {
    if (ids.length === 0) return []
    const texts = await commands.mget(ids.map(reportKey))
    return texts.map((text) => keptReportSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null)
  }

  function wallsOf(covers: (stationId: string) => boolean): [string, StoredWall][] {
    return [...org.all('walls')].filter(([, { stationId }]) => covers(stationId))
  }

  /** Walls of a station by when they were paired: that is how they are numbered. All of it must be among those given. */
  function numbersOf(walls: readonly [string, StoredWall][]): Map<string, number> {
    const seen = new Map<string, number>()
    const inOrder = [...walls].sort(
      ([a, one], [b, other]) => one.pairedAt - other.pairedAt || (a < b ? -1 : 1),
    )
    return new Map(
      inOrder.map(([id, { stationId }]) => {
        const number = (seen.get(stationId) ?? 0) + 1
        seen.set(stationId, number)
        return [id, number]
      }),
    )
  }

  function describe(
    id: string,
    { name, stationId, audience, pairedAt }: StoredWall,
    report: KeptReport | null,
    numbers = numbersOf(wallsOf((other) => other === stationId)),
  ): Wall {
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
      build: report?.build ?? null,
      health: report?.health ?? null,
      number: numbers.get(id) ?? 0,
    }
  }

  function find(token: string): WallPrincipal | undefined {
    const id = token.slice(TOKEN_PREFIX.length).split('_')[0] ?? ''
    const wall = org.get('walls', id)
    if (!wall || wall.tokenHash !== hashToken(token)) return undefined
    return { role: 'wall', wallId: id, stationId: wall.stationId, audience: wall.audience }
  }

  await subscriber.ssubscribe(COMMANDS)

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

    async poll(secret, network) {
      await throttle.attempt(`pairing-poll:${network}`, POLLS_PER_NETWORK, POLL_WINDOW_S)
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
      return describe(id, stored, null)
    },

    add: async (wall) => (await add(wall)).token,
    async list(covers = () => true) {
      const walls = wallsOf(covers)
      const reports = await reportsOf(walls.map(([id]) => id))
      const numbers = numbersOf(walls)
      return walls.map(([id, wall], index) => describe(id, wall, reports[index] ?? null, numbers))
    },

    stationOf: (id) => org.get('walls', id)?.stationId,

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
      await org.sync() // a wall that is told that nobody knows it shows no number any more: be sure
      return find(token)
    },

    async report(wallId, report) {
      const heard: KeptReport = { ...report, heardAt: clock.now() }
      await commands.set(reportKey(wallId), JSON.stringify(heard), 'EX', REPORT_LIFETIME_S)
    },

    async command(id, kind) {
      const wall = org.get('walls', id)
      if (!wall) return false
      const [report = null] = await reportsOf([id])
      const { name, online, scene, number } = describe(id, wall, report)
      if (!online || scene === LITE_SCENE) throw new Refusal('wall_away', 'The wall does not hear.')
      const command: WallCommand = kind === 'identify' ? { kind, name, number } : { kind }
      await commands.spublish(COMMANDS, JSON.stringify({ wallId: id, command }))
      return true
    },

    watchCommands(listener) {
      const onMessage = (channel: string, message: string) => {
        if (channel !== COMMANDS) return
        const { wallId, command } = sentCommandSchema.parse(JSON.parse(message))
        listener(wallId, command)
      }
      subscriber.on('smessage', onMessage)
      return () => subscriber.off('smessage', onMessage)
    },
  }
}
