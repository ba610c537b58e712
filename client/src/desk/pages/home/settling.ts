/** What the home settles with one click: read first, told in words, and done when nobody has taken it back. */
import type { ListedWall } from '@leitai/shared/api'
import type { DecideInput, DecideReply, PendingReply } from '@leitai/shared/correction'
import type { ApplyInput, DraftsReply } from '@leitai/shared/final'
import { LITE_SCENE } from '@leitai/shared/protocol'
import type { TodoStation } from '@leitai/shared/todo'
import type { DeskTexts } from '../../../i18n/desk.ts'
import type { Formats } from '../../data/formats.ts'
import type { DeskApi } from '../../deskApi.ts'

/** As many as one reply may have. */
const DRAFTS = 1_000

interface Tools {
  api: DeskApi
  t: DeskTexts
  formats: Formats
}
interface Settling {
  /** What is about to be done; what was done, or why there is nothing to do, where there is no `work`. */
  message: string
  /** Does it, and says what was done. */
  work?: () => Promise<string>
}
export type Prepare = (station: TodoStation, tools: Tools) => Promise<Settling>

const baseOf = ({ id }: TodoStation) => `/stations/${encodeURIComponent(id)}`

/** Counts as many of the pickups that wait as the home has said: what comes or changes meanwhile goes on waiting (H3). */
export const countPending: Prepare = async (station, { api, t, formats }) => {
  const path = `${baseOf(station)}/pending`
  const { pickups } = await api.get<PendingReply>(`${path}?limit=${station.atOnce ?? 1}`)
  if (pickups.length === 0) return { message: t.home.atOnce.nothing }
  const names = [...new Set(pickups.map(({ name }) => name))]
  const parcels = pickups.reduce((sum, { count }) => sum + count, 0)
  const input: DecideInput = {
    action: 'count',
    reason: t.pending.reasonDefault,
    pickups: pickups.map(({ id, version }) => ({ id, base: version })),
  }
  return {
    message: t.home.atOnce.counting(station.name, names, pickups.length, parcels),
    async work() {
      const { done, changed } = await api.post<DecideReply>(path, input)
      const left = changed.length > 0 ? t.pending.changed(formats.number(changed.length)) : ''
      return t.pending.counted(formats.number(done)) + left
    },
  }
}

/** Makes revisions of the drafts under which the champion stays (F3), as they are now. */
export const takeDrafts: Prepare = async (station, { api, t }) => {
  const path = `${baseOf(station)}/drafts`
  const { drafts } = await api.get<DraftsReply>(`${path}?limit=${DRAFTS}`)
  const quiet = drafts.filter(({ difference }) => !difference.champion.changed)
  if (quiet.length === 0) return { message: t.home.atOnce.nothing }
  return {
    message: t.home.atOnce.taking(station.name, quiet.length),
    async work() {
      for (const { metric, period, factsHash } of quiet) {
        const input: ApplyInput = { reason: t.home.atOnce.takenReason, factsHash }
        await api.post(`${path}/${metric}/${period}/apply`, input)
      }
      return t.finals.applied(quiet.length, 0)
    },
  }
}

/** Lets the walls of the station that answer show their numbers: what stays dark is the one that is looked for. */
export const identifyOthers: Prepare = async (station, { api, t }) => {
  const walls = (await api.get<ListedWall[]>('/walls')).filter(({ stationId }) => stationId === station.id)
  const able = walls.filter(({ online, scene }) => online && scene !== LITE_SCENE)
  if (able.length === 0) return { message: t.home.atOnce.nothing }
  await Promise.all(
    able.map(({ id }) => api.post(`/walls/${encodeURIComponent(id)}/commands`, { kind: 'identify' })),
  )
  const silent = walls.filter(({ online }) => !online).map(({ name }) => name)
  return { message: t.home.atOnce.identified(able.length, silent) }
}
