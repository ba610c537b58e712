/** What a programme says of a moment. Pure, and without the schemas, so that old walls can load it. */
import { dayNoOf, offsetMs, weekdayOf } from './calendar.ts'
import type { Programme, ProgrammeItem, When } from './programme.ts'
import { SCENE_IDS, SCENE_SECONDS, type SceneId } from './sceneIds.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
/** The last frame of a replay stays for so long, s. */
const REPLAY_RESTS_S = 5
/** What quiet hours hold back is let go of after so long. */
const HELD_AT_MOST_MINUTES = DAY_MINUTES

/** Darker than that, words of a wall cannot be read from afar: 3:1 for large ones, 4.5:1 for the rest. */
export const DARKEST_PERCENT = 50

/** What holds where nobody has arranged anything. */
export const DEFAULT_PROGRAMME: Programme = {
  // what idles comes by itself where nothing else can
  items: SCENE_IDS.filter((scene) => scene !== 'idle').map((scene) => ({
    scene,
    seconds: SCENE_SECONDS[scene],
    days: null,
    hours: null,
  })),
  quiet: [],
  volume: [
    { from: '08:00', percent: 60 },
    { from: '20:00', percent: 0 },
  ],
  night: null,
  celebrations: {
    everyMinutes: 10,
    courierGoal: null,
    confetti: true,
    sound: true,
    reducedMotion: false,
  },
  season: null,
}

/** A moment as the station's clock and calendar show it. */
export interface LocalMoment {
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** After midnight. */
  minutes: number
  /** Days since 1970-01-01. */
  dayNo: number
}

/** `HH:MM` as minutes after midnight. */
export function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3))
}

/** What the clock of a zone shows at an instant (ms). */
export function localMoment(atMs: number, timeZone: string): LocalMoment {
  return momentOf(Math.floor((atMs + offsetMs(atMs, timeZone)) / MINUTE_MS))
}

function momentOf(localMinutes: number): LocalMoment {
  const dayNo = Math.floor(localMinutes / DAY_MINUTES)
  return { dayNo, weekday: weekdayOf(dayNo), minutes: localMinutes - dayNo * DAY_MINUTES }
}

/** True within a stretch; one over midnight belongs to the day on which it began. */
export function holdsAt({ days, hours }: When, { weekday, minutes }: LocalMoment): boolean {
  const on = (day: number) => days === null || days.includes(day)
  if (hours === null) return on(weekday)
  const from = minutesOf(hours.from)
  const to = minutesOf(hours.to)
  if (from < to) return on(weekday) && from <= minutes && minutes < to
  if (minutes >= from) return on(weekday)
  return minutes < to && on(weekday === 1 ? 7 : weekday - 1)
}

export function isQuiet({ quiet }: Pick<Programme, 'quiet'>, moment: LocalMoment): boolean {
  return quiet.some((when) => holdsAt(when, moment))
}

/**
 * When that which comes at `atMs` may be shown: at once, or when the quiet hours end in which it comes. Null
 * where they last longer than a day: by then it is old.
 */
export function heldUntil(
  programme: Pick<Programme, 'quiet'>,
  atMs: number,
  timeZone: string,
): number | null {
  const first = Math.floor((atMs + offsetMs(atMs, timeZone)) / MINUTE_MS)
  for (let waited = 0; waited <= HELD_AT_MOST_MINUTES; waited++) {
    if (isQuiet(programme, momentOf(first + waited))) continue
    return waited === 0 ? atMs : (Math.floor(atMs / MINUTE_MS) + waited) * MINUTE_MS
  }
  return null
}

/** How loud, 0 to 100: what the last step before the moment says, on this day or the day before. */
export function volumeAt({ volume }: Pick<Programme, 'volume'>, { minutes }: LocalMoment): number {
  const steps = [...volume].sort((a, b) => minutesOf(a.from) - minutesOf(b.from))
  const begun = steps.filter(({ from }) => minutesOf(from) <= minutes)
  const step = begun[begun.length - 1] ?? steps[steps.length - 1]
  return step?.percent ?? 0
}

/** How bright, up to 100; one that was kept by an older build may be too dark. */
export function brightnessAt({ night }: Pick<Programme, 'night'>, moment: LocalMoment): number {
  return night && holdsAt({ days: null, hours: night }, moment)
    ? Math.max(night.percent, DARKEST_PERCENT)
    : 100
}

/**
 * The place in the programme whose turn it is: `current` for as long as it may be on, else the next that may,
 * from the start again after the end. Null where none may.
 */
export function turnAt(
  items: readonly ProgrammeItem[],
  current: number,
  moment: LocalMoment,
  isReady: (scene: SceneId, item: ProgrammeItem) => boolean,
): number | null {
  const mayBeOn = (item: ProgrammeItem) => holdsAt(item, moment) && isReady(item.scene, item)
  for (let step = 0; step < items.length; step++) {
    const place = (current + step) % items.length
    const item = items[place]
    if (item && mayBeOn(item)) return place
  }
  return null
}

/** How long a turn takes, s: at least as long as the replay that it is for, and a look at its end. */
export function secondsOf({ seconds, replay }: ProgrammeItem): number {
  return replay ? Math.max(seconds, replay.seconds + REPLAY_RESTS_S) : seconds
}

/** How a season stands: so many days until it begins, or left with today; null without one, and after it. */
export function seasonAt(
  { season }: Pick<Programme, 'season'>,
  { dayNo }: LocalMoment,
): { name: string; state: 'ahead' | 'running'; days: number } | null {
  if (!season) return null
  const from = dayNoOf(season.from)
  const to = dayNoOf(season.to)
  if (dayNo < from) return { name: season.name, state: 'ahead', days: from - dayNo }
  return dayNo <= to ? { name: season.name, state: 'running', days: to - dayNo + 1 } : null
}
