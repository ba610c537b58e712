import type { CeremonyStep } from '@leitai/shared/ceremony'
import type { Announcement } from '@leitai/shared/protocol'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import { type LiveState, NOTHING_KNOWN } from '../../live/liveState.ts'
import type { LiveStore } from '../../live/liveStore.ts'
import { type CaseId, caseSnapshot, PREVIEW_AT } from './cases.ts'
import { sampleHonours } from './sampleHonours.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Long enough to be looked at, and short enough to see a long one roll. */
const TAKEOVER_S = 120

function takingOver(announcement: Announcement): Announcement {
  return { ...announcement, takeover: true, startsAt: PREVIEW_AT, takeoverS: TAKEOVER_S }
}

/** What lies over the scene. */
export type Over = CeremonyStep | 'takeover' | null

export interface Light {
  /** As a programme says it of the night; 100 by day. */
  percent: number
  /** Nothing has confirmed the numbers for a while. */
  stale: boolean
}

/** A live store that never hears anything: what it holds is the case, with what is asked for over it. */
export function createFixedStore(id: CaseId, over: Over, { percent, stale }: Light): LiveStore {
  const known = caseSnapshot(id)
  const step = over === 'takeover' ? null : over
  const snapshot =
    over === 'takeover' ? { ...known, announcements: known.announcements.map(takingOver) } : known
  const state: LiveState = {
    ...NOTHING_KNOWN,
    snapshot,
    link: stale ? 'serverAway' : 'live',
    heardAt: PREVIEW_AT,
    asOf: PREVIEW_AT,
    ticket:
      snapshot.audience === 'staff'
        ? { path: '/me/?preview=1', expiresAt: PREVIEW_AT + 1_000 * HOUR_MS }
        : null,
    programme: {
      ...DEFAULT_PROGRAMME,
      night: percent < 100 ? { from: '00:00', to: '23:59', percent } : null,
      season: {
        name: id === 'long' ? '首月保首季揽收争霸赛暨年终冲刺百日大会战' : '双十二冲刺',
        from: id === 'few' ? '2026-11-18' : '2026-12-01',
        to: '2026-12-12',
      },
    },
    // a step that comes tomorrow leaves the one before on, and so for as long as anybody looks
    ceremony: step && {
      id: 'preview',
      step,
      stepAt: PREVIEW_AT + DAY_MS,
      before: step,
      honours: sampleHonours(snapshot),
    },
    fresh: !stale,
  }
  return { get: () => state, subscribe: () => () => {}, report() {}, look() {}, close() {} }
}
