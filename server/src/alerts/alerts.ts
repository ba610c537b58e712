import type { AlertKind } from '@leitai/shared/alertKinds'
import type { AlertMessage } from '@leitai/shared/alerts'
import { dateOf, dayOf, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { isQuiet, localMoment } from '@leitai/shared/schedule'
import type { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import type { StoredDevice } from '../org/collections.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Programmes } from '../programmes/programmes.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Settings } from '../settings/settings.ts'
import type { Found, NewsFinder } from './findNews.ts'
import type { Presence } from './presence.ts'
import type { PushOutcome, PushSender, VapidKeys } from './pushSender.ts'
import type { Subscriptions } from './subscriptions.ts'
import { ALERT_PATHS, wordsOf } from './words.ts'

const ROOT = 'lt:{org}:alerts'
const KEPT_S = 2 * 86_400
/** By then it is no news. */
const TTL_S = 4 * 3_600
/** A title and a sentence: what is pushed stays far below 4 KB. */
const MAX_BODY = 200

export interface Alerts {
  /** Looks once what there is to tell, and tells it. Two at the same time tell nothing twice. */
  tell(signal: AbortSignal): Promise<void>
}

/**
 * Tells phones what nobody looks at them for: not in the station's quiet hours, at most so many a day, and nothing
 * that the courier sees on the screen right now.
 */
export function createAlerts(deps: {
  commands: Redis
  roster: Roster
  settings: Settings
  programmes: Pick<Programmes, 'of'>
  subscriptions: Subscriptions
  presence: Presence
  sender: PushSender
  sessions: Pick<Sessions, 'devices'>
  newFinder: () => NewsFinder
  clock: Clock
  log: Log
}): Alerts {
  const { commands, roster, settings, programmes, subscriptions, presence, sender, sessions } = deps
  const { newFinder, clock, log } = deps

  function isQuietAt(station: StationOnRoster): boolean {
    const { programme } = programmes.of({ stationId: station.id })
    const { timeZone } = ruleOf(dayOf(clock.now(), station.calendar), station.calendar)
    return isQuiet(programme, localMoment(clock.now(), timeZone))
  }

  /** Counts one more of the day; false where that is one too many. */
  async function isWithinDay(station: StationOnRoster, courierId: string): Promise<boolean> {
    const key = `${ROOT}:sent:${courierId}:${dateOf(dayOf(clock.now(), station.calendar))}`
    const counted = await commands.incr(key)
    await commands.expire(key, KEPT_S)
    return counted <= settings.of(station.id).alertsADay
  }

  /** Without those on which the courier is not signed in any more: a lost phone, or one with somebody else's hands on it. */
  async function signedInOf(courierId: string, kind: AlertKind): Promise<StoredDevice[]> {
    // as they are now: a turn may have begun long before
    const devices = (subscriptions.all().get(courierId) ?? []).filter(({ kinds }) => kinds.includes(kind))
    if (devices.length === 0) return []
    const open = new Set((await sessions.devices('courier', courierId, undefined)).map(({ id }) => id))
    return devices.filter(({ session }) => session === undefined || open.has(session))
  }

  async function sendTo(
    courierId: string,
    device: StoredDevice,
    { news }: Found,
    keys: VapidKeys,
  ): Promise<PushOutcome> {
    const { title, body } = wordsOf(news, device.language)
    const message: AlertMessage = {
      kind: news.kind,
      title,
      body: body.slice(0, MAX_BODY),
      path: ALERT_PATHS[news.kind],
    }
    const outcome = await sender.send(device, JSON.stringify(message), {
      ttlS: TTL_S,
      topic: news.kind,
      keys,
    })
    if (outcome.kind === 'gone') await subscriptions.remove(courierId, device.endpoint)
    return outcome
  }

  /** One alert to all devices that want it. What no push service takes now is told in a later turn. */
  async function tellOne(
    station: StationOnRoster,
    courierId: string,
    found: Found,
    isLooking: boolean,
    keys: VapidKeys,
  ): Promise<void> {
    const told = `${ROOT}:told:${courierId}:${found.news.kind}:${found.id}`
    if ((await commands.set(told, 1, 'EX', KEPT_S, 'NX')) !== 'OK') return
    if (isLooking) return
    const wanting = await signedInOf(courierId, found.news.kind)
    if (wanting.length === 0 || !(await isWithinDay(station, courierId))) return
    const outcomes = await Promise.all(wanting.map((device) => sendTo(courierId, device, found, keys)))
    const waits = outcomes.flatMap((one) => (one.kind === 'later' ? [one.retryAfterS] : []))
    if (waits.length === 0 || waits.length < outcomes.length) return
    await commands.del(told)
    await commands.decr(`${ROOT}:sent:${courierId}:${dateOf(dayOf(clock.now(), station.calendar))}`)
    const waitS = Math.max(...waits)
    if (waitS > 0) await commands.set(`${ROOT}:wait:${courierId}`, 1, 'EX', Math.ceil(waitS))
  }

  async function tellCourier(
    courierId: string,
    devices: readonly StoredDevice[],
    finder: NewsFinder,
    keys: VapidKeys,
  ): Promise<void> {
    const posted = roster.currentStation(courierId)
    if (!posted) return
    const station = roster.station(posted.id)
    if (isQuietAt(station) || (await commands.exists(`${ROOT}:wait:${courierId}`)) === 1) return
    const isLooking = await presence.isLooking(courierId)
    const kinds = new Set<AlertKind>(devices.flatMap((device) => device.kinds))
    const since = Math.min(...devices.map((device) => device.since))
    for (const found of await finder.find(station, courierId, { kinds, since, isLooking })) {
      await tellOne(station, courierId, found, isLooking, keys)
    }
  }

  return {
    async tell(signal) {
      const all = [...subscriptions.all()]
      if (all.length === 0) return
      const keys = await subscriptions.keys()
      const finder = newFinder()
      for (const [courierId, devices] of all) {
        if (signal.aborted) return
        await tellCourier(courierId, devices, finder, keys).catch((error: unknown) => {
          // what cannot be read of one courier keeps nothing from the others
          if (isRedisAway(error)) throw error
          log.error('alerts', error, { courierId })
        })
      }
    },
  }
}
