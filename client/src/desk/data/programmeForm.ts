/** A programme as it is typed at the desk, and back. Faults are named by the path that the server would name. */
import type { ItemReplay, Programme, When } from '@leitai/shared/programme'
import { SCENE_SECONDS, type SceneId } from '@leitai/shared/sceneIds'
import { DARKEST_PERCENT } from '@leitai/shared/schedule'
import { wholeNumber } from './wholeNumber.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export interface WhenForm {
  days: number[]
  wholeDay: boolean
  from: string
  to: string
}
/** `id` tells entries of a list apart while they are moved; it means nothing else. */
export interface ItemForm extends WhenForm {
  id: number
  scene: SceneId
  seconds: string
  /** Of a replay, where it was touched. */
  replay?: ReplayForm | undefined
}
export interface ReplayForm {
  latest: boolean
  date: string
  seconds: ItemReplay['seconds']
}
export interface QuietForm extends WhenForm {
  id: number
}
export interface VolumeForm {
  id: number
  from: string
  percent: string
}

export interface ProgrammeForm {
  items: ItemForm[]
  quiet: QuietForm[]
  volume: VolumeForm[]
  night: { on: boolean; from: string; to: string; percent: string }
  takeovers: boolean
  everyMinutes: string
  courierGoals: boolean
  courierGoal: string
  confetti: boolean
  sound: boolean
  reducedMotion: boolean
  season: { on: boolean; name: string; from: string; to: string }
}

export type ProgrammeFault =
  | 'seconds'
  | 'days'
  | 'times'
  | 'sameTimes'
  | 'percent'
  | 'nightPercent'
  | 'volumeTwice'
  | 'minutes'
  | 'goal'
  | 'required'
  | 'dates'
export type ProgrammeFaults = Record<string, ProgrammeFault>

/** A replay that nobody has arranged: what walls do by themselves. */
export const REPLAY_AT_FIRST: ReplayForm = { latest: true, date: '', seconds: 30 }
const QUIET_AT_FIRST = { from: '21:00', to: '07:00' }
const DAY_AT_FIRST = { from: '08:00', to: '20:00' }

function whenForm({ days, hours }: When, { from, to } = DAY_AT_FIRST): WhenForm {
  return { days: days ?? [...WEEKDAYS], wholeDay: hours === null, from, to, ...hours }
}

function replayForm({ day, seconds }: ItemReplay): ReplayForm {
  return { latest: day === 'latest', date: day === 'latest' ? '' : day, seconds }
}

/** The id of one more entry. */
export function nextId(list: readonly { id: number }[]): number {
  return Math.max(0, ...list.map(({ id }) => id)) + 1
}

/** One more scene, for as long as it takes by itself. */
export function newItem(items: readonly ItemForm[], scene: SceneId): ItemForm {
  return {
    id: nextId(items),
    scene,
    seconds: String(SCENE_SECONDS[scene]),
    ...whenForm({ days: null, hours: null }),
  }
}

export function newQuiet(quiet: readonly QuietForm[]): QuietForm {
  return { id: nextId(quiet), ...whenForm({ days: null, hours: QUIET_AT_FIRST }) }
}

/** A programme as the form shows it. */
export function formOf({ items, quiet, volume, night, celebrations, season }: Programme): ProgrammeForm {
  const { everyMinutes, courierGoal, confetti, sound, reducedMotion } = celebrations
  return {
    items: items.map(({ scene, seconds, replay, ...when }, index) => ({
      id: index + 1,
      scene,
      seconds: String(seconds),
      ...(replay ? { replay: replayForm(replay) } : {}),
      ...whenForm(when),
    })),
    quiet: quiet.map((when, index) => ({ id: index + 1, ...whenForm(when, QUIET_AT_FIRST) })),
    volume: volume.map(({ from, percent }, index) => ({ id: index + 1, from, percent: String(percent) })),
    night: {
      on: night !== null,
      from: night?.from ?? '22:00',
      to: night?.to ?? '06:30',
      percent: String(night?.percent ?? DARKEST_PERCENT),
    },
    takeovers: everyMinutes !== null,
    everyMinutes: String(everyMinutes ?? 10),
    courierGoals: courierGoal !== null,
    courierGoal: String(courierGoal ?? 20),
    confetti,
    sound,
    reducedMotion,
    season: {
      on: season !== null,
      name: season?.name ?? '',
      from: season?.from ?? '',
      to: season?.to ?? '',
    },
  }
}

/** What is wrong with a form, by path; nothing where it may be sent. */
export function faultsOf(form: ProgrammeForm): ProgrammeFaults {
  const faults: ProgrammeFaults = {}
  const check = (path: string, fault: ProgrammeFault | null) => {
    if (fault) faults[path] ??= fault
  }
  form.items.forEach((item, index) => {
    check(`items.${index}.seconds`, within(item.seconds, 5, 300) ? null : 'seconds')
    const { replay } = item
    check(`items.${index}.replay.day`, replay && !replay.latest && replay.date === '' ? 'required' : null)
    checkWhen(`items.${index}`, item, check)
  })
  form.quiet.forEach((when, index) => {
    checkWhen(`quiet.${index}`, when, check)
  })
  form.volume.forEach(({ from, percent }, index) => {
    check(`volume.${index}.from`, CLOCK_TIME.test(from) ? null : 'times')
    const twice = form.volume.slice(0, index).some((other) => other.from === from)
    check(`volume.${index}.from`, twice ? 'volumeTwice' : null)
    check(`volume.${index}.percent`, within(percent, 0, 100) ? null : 'percent')
  })
  if (form.night.on) {
    check('night.to', timesFault(form.night))
    check('night.percent', within(form.night.percent, DARKEST_PERCENT, 100) ? null : 'nightPercent')
  }
  if (form.takeovers) check('celebrations.everyMinutes', within(form.everyMinutes, 1, 240) ? null : 'minutes')
  if (form.courierGoals)
    check('celebrations.courierGoal', within(form.courierGoal, 1, 100_000) ? null : 'goal')
  if (form.season.on) checkSeason(form.season, check)
  return faults
}

type Check = (path: string, fault: ProgrammeFault | null) => void

function within(typed: string, min: number, max: number): boolean {
  return wholeNumber(typed, min, max) !== undefined
}

function timesFault({ from, to }: { from: string; to: string }): ProgrammeFault | null {
  if (!CLOCK_TIME.test(from) || !CLOCK_TIME.test(to)) return 'times'
  return from === to ? 'sameTimes' : null
}

function checkWhen(path: string, when: WhenForm, check: Check): void {
  check(`${path}.days`, when.days.length === 0 ? 'days' : null)
  if (!when.wholeDay) check(`${path}.hours.to`, timesFault(when))
}

function checkSeason({ name, from, to }: ProgrammeForm['season'], check: Check): void {
  check('season.name', name.trim() === '' ? 'required' : null)
  check('season.from', from === '' ? 'required' : null)
  check('season.to', to === '' ? 'required' : from > to ? 'dates' : null)
}

function whenOf({ days, wholeDay, from, to }: WhenForm): When {
  return {
    days: days.length === WEEKDAYS.length ? null : [...days].sort((a, b) => a - b),
    hours: wholeDay ? null : { from, to },
  }
}

const numberOf = (typed: string) => wholeNumber(typed, 0, Number.MAX_SAFE_INTEGER) ?? 0

/** The form as the server takes it; it has to be without faults. */
export function inputOf(form: ProgrammeForm): Programme {
  const { night, season, confetti, sound, reducedMotion } = form
  return {
    items: form.items.map(({ scene, seconds, replay, ...when }) => ({
      scene,
      seconds: numberOf(seconds),
      ...(replay ? { replay: { day: replay.latest ? 'latest' : replay.date, seconds: replay.seconds } } : {}),
      ...whenOf(when),
    })),
    quiet: form.quiet.map(whenOf),
    volume: form.volume
      .map(({ from, percent }) => ({ from, percent: numberOf(percent) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    night: night.on ? { from: night.from, to: night.to, percent: numberOf(night.percent) } : null,
    celebrations: {
      everyMinutes: form.takeovers ? numberOf(form.everyMinutes) : null,
      courierGoal: form.courierGoals ? numberOf(form.courierGoal) : null,
      confetti,
      sound,
      reducedMotion,
    },
    season: season.on ? { name: season.name.trim(), from: season.from, to: season.to } : null,
  }
}

/** A list with the entry at `from` at `to` instead. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const [entry] = list.slice(from, from + 1)
  const others = list.filter((_, index) => index !== from)
  return entry === undefined ? others : [...others.slice(0, to), entry, ...others.slice(to)]
}
