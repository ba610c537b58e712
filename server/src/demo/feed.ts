import type { Clock } from '@leitai/shared/clock'
import type { Courier } from '@leitai/shared/roster'
import type { Log } from '../log.ts'
import { type DeliveredPickup, demoPickup } from './pickups.ts'

/** Mean time between two live pickups of the whole city. */
const MEAN_GAP_MS = 1_800
const SHOWN_SHARE = 0.6
/** A courier on a run brings in several pickups in a row: that is what makes places change. */
const RUN_LENGTH = 6

export interface FeedDeps {
  url: string
  key: string
  couriers: readonly Courier[]
  shownStation: string
  clock: Clock
  random: () => number
  log: Log
}

/** Sends pickups to the server over HTTP as a scanner would, at random moments, until closed. */
export function startFeed({ url, key, couriers, shownStation, clock, random, log }: FeedDeps) {
  const shown = couriers.filter(({ postings }) => postings.at(-1)?.station === shownStation)
  const unsent: DeliveredPickup[] = []
  let timer: NodeJS.Timeout | undefined
  let runner = shown[0]
  let left = 0

  function next(): Courier | undefined {
    const list = random() < SHOWN_SHARE ? shown : couriers
    if (list !== shown) return list[Math.floor(random() * list.length)]
    if (left <= 0) {
      runner = shown[Math.floor(random() * shown.length)]
      left = Math.ceil(random() * RUN_LENGTH)
    }
    left--
    return runner
  }

  async function send(): Promise<void> {
    const courier = next()
    const now = clock.now()
    if (courier) unsent.push(demoPickup(`LIVE-${now}-${courier.id}`, courier.id, now, random))
    try {
      const reply = await fetch(`${url}/api/v1/pickups`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(unsent.slice(0, 1_000)),
        signal: AbortSignal.timeout(10_000),
      })
      // without an acknowledgement they are sent again, as any source does
      if (reply.ok) unsent.splice(0, 1_000)
    } catch (error) {
      log.warn('the demonstration could not send', { error: String(error) })
    }
  }

  function schedule(): void {
    timer = setTimeout(
      () => {
        void send().finally(() => timer && schedule())
      },
      -Math.log(1 - random()) * MEAN_GAP_MS,
    )
  }

  schedule()
  return {
    close() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
