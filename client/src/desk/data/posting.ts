import type { AnnouncementInput, PostedAnnouncement, RosterReply } from '@leitai/shared/api'
import type { AnnouncementKind } from '@leitai/shared/protocol'
import { openFields } from './templates.ts'
import { wholeNumber } from './wholeNumber.ts'
import { instantOfLocal, localOfInstant } from './zoneTime.ts'

export const POSTING_KEY = 'leitai.desk.posting'
export const TITLE_MAX = 60
export const BODY_MAX = 500

/** The form as it is typed. */
export interface PostingForm {
  kind: AnnouncementKind
  title: string
  body: string
  to: 'all' | 'some'
  stationIds: string[]
  takeover: boolean
  takeoverS: string
  urgent: boolean
  ticker: boolean
  pinned: boolean
  onPublicWalls: boolean
  starts: 'now' | 'at'
  /** Local times of the zone, `2026-11-23T08:00`. */
  startsLocal: string
  ends: 'never' | 'at'
  endsLocal: string
}

export const EMPTY_POSTING: PostingForm = {
  kind: 'award',
  title: '',
  body: '',
  to: 'all',
  stationIds: [],
  takeover: true,
  takeoverS: '30',
  urgent: false,
  ticker: true,
  pinned: false,
  onPublicWalls: false,
  starts: 'now',
  startsLocal: '',
  ends: 'never',
  endsLocal: '',
}

export type PostingField = 'title' | 'body' | 'stations' | 'takeover' | 'takeoverS' | 'startsAt' | 'endsAt'
export type PostingFault =
  | 'required'
  | 'tooLong'
  | 'fieldsLeft'
  | 'stationsNone'
  | 'whereNone'
  | 'takeoverSInvalid'
  | 'badTime'
  | 'noSuchTime'
  | 'past'
  | 'endBeforeStart'
export type PostingFaults = Partial<Record<PostingField, PostingFault>>

/** A time that was typed, in a zone: the instant, or what is wrong with it. */
export function readTime(local: string, timeZone: string): { at: number; twice: boolean } | PostingFault {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return 'badTime'
  return instantOfLocal(local, timeZone) ?? 'noSuchTime'
}

/** What is wrong with a form; nothing, if it may be sent. */
export function faultsOf(form: PostingForm, timeZone: string, nowMs: number): PostingFaults {
  const faults: PostingFaults = {}
  const title = form.title.trim()
  if (title === '') faults.title = 'required'
  else if (title.length > TITLE_MAX) faults.title = 'tooLong'
  else if (openFields(title).length > 0) faults.title = 'fieldsLeft'
  if (form.body.trim().length > BODY_MAX) faults.body = 'tooLong'
  else if (openFields(form.body).length > 0) faults.body = 'fieldsLeft'
  if (form.to === 'some' && form.stationIds.length === 0) faults.stations = 'stationsNone'
  if (!form.takeover && !form.ticker) faults.takeover = 'whereNone'
  if (form.takeover && wholeNumber(form.takeoverS, 5, 300) === undefined)
    faults.takeoverS = 'takeoverSInvalid'
  return { ...faults, ...timeFaults(form, timeZone, nowMs) }
}

function timeFaults(form: PostingForm, timeZone: string, nowMs: number): PostingFaults {
  const start = form.starts === 'now' ? { at: nowMs } : readTime(form.startsLocal, timeZone)
  const end = form.ends === 'never' ? null : readTime(form.endsLocal, timeZone)
  const faults: PostingFaults = {}
  if (typeof start === 'string') faults.startsAt = start
  else if (start.at < nowMs) faults.startsAt = 'past'
  if (typeof end === 'string') faults.endsAt = end
  else if (end && end.at <= nowMs) faults.endsAt = 'past'
  else if (end && typeof start !== 'string' && end.at <= start.at) faults.endsAt = 'endBeforeStart'
  return faults
}

/** The form as the server takes it; it has to be without faults. `everywhere` is what all stations are to whom it is by. */
export function inputOf(
  form: PostingForm,
  timeZone: string,
  everywhere: AnnouncementInput['stations'] = '*',
): AnnouncementInput {
  const start = form.starts === 'at' ? instantOfLocal(form.startsLocal, timeZone) : null
  const end = form.ends === 'at' ? instantOfLocal(form.endsLocal, timeZone) : null
  return {
    kind: form.kind,
    title: form.title.trim(),
    body: form.body.trim(),
    stations: form.to === 'all' ? everywhere : form.stationIds,
    takeover: form.takeover,
    ...(form.takeover ? { takeoverS: wholeNumber(form.takeoverS, 5, 300), urgent: form.urgent } : {}),
    ticker: form.ticker,
    ...(form.pinned ? { pinned: true } : {}),
    onPublicWalls: form.onPublicWalls,
    ...(start ? { startsAt: start.at } : {}),
    endsAt: end?.at ?? null,
  }
}

/** A form with what was announced before; its times are over, so it starts anew. */
export function formOf(posted: PostedAnnouncement): PostingForm {
  return {
    ...EMPTY_POSTING,
    kind: posted.kind,
    title: posted.title,
    body: posted.body,
    to: posted.stations === '*' ? 'all' : 'some',
    stationIds: posted.stations === '*' ? [] : posted.stations,
    takeover: posted.takeover,
    takeoverS: String(posted.takeoverS),
    urgent: posted.urgent,
    ticker: posted.ticker,
    pinned: posted.pinned ?? false,
    onPublicWalls: posted.onPublicWalls,
  }
}

/** The form of one that has not begun, with its times in a zone. */
export function editFormOf(posted: PostedAnnouncement, timeZone: string): PostingForm {
  return {
    ...formOf(posted),
    starts: 'at',
    startsLocal: localOfInstant(posted.startsAt, timeZone),
    ...(posted.endsAt === null ? {} : { ends: 'at', endsLocal: localOfInstant(posted.endsAt, timeZone) }),
  }
}

/** Whether an announcement goes to a station: it names it, or a unit above it. */
export function goesTo(
  { stations }: Pick<PostedAnnouncement, 'stations'>,
  station: RosterReply['stations'][number],
): boolean {
  return (
    stations === '*' || stations.includes(station.id) || station.above.some(({ id }) => stations.includes(id))
  )
}
