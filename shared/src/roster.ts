import { z } from 'zod'
import { AVATARS } from './avatars.ts'
import { dayNoOf, isTimeZone } from './calendar.ts'
import { idSchema } from './pickup.ts'

export const MAX_NAME_LENGTH = 40

/** Of people, stations and units. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NAME_LENGTH)
  // no control characters, and none that turn the direction of what stands beside a name
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u)

export const timeZoneSchema = z.string().refine(isTimeZone)

/** `HH:MM` as minutes after midnight. */
export const minutesSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

const dateSchema = z.string().refine((date) => !Number.isNaN(dayNoOf(date)))
/** When the business day begins (C1), `HH:MM`. */
const dayStartSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Another zone or start of the day from a date on (C1); what is left out stays as it was. */
const stationChangeSchema = z
  .strictObject({
    from: dateSchema,
    timeZone: timeZoneSchema.optional(),
    dayStart: dayStartSchema.optional(),
  })
  .refine(({ timeZone, dayStart }) => timeZone !== undefined || dayStart !== undefined)

const stationChangesSchema = z
  .array(stationChangeSchema)
  .max(100)
  .superRefine((changes, context) => {
    changes.forEach(({ from }, index) => {
      if (index > 0 && from <= (changes[index - 1]?.from ?? ''))
        context.addIssue({ code: 'custom', path: [index, 'from'] })
    })
  })

/** Minutes after midnight as `HH:MM`. */
export function clockTimeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export const unitSchema = z.object({
  id: idSchema,
  name: nameSchema,
  level: z.enum(['nation', 'province', 'city', 'district']),
  parent: idSchema.nullish().transform((parent) => parent ?? null),
})

export const stationSchema = z.object({
  id: idSchema,
  name: nameSchema,
  level: z.literal('station').default('station'),
  parent: idSchema.nullish().transform((parent) => parent ?? null),
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  dayStart: dayStartSchema.default('00:00'),
  /** First day of the week, ISO: 1 Monday … 7 Sunday. */
  weekStart: z.int().min(1).max(7).default(1),
  /** In order of their dates. */
  changes: stationChangesSchema.default([]),
})

export const postingSchema = z
  .object({
    station: idSchema,
    /** Local date of the station from which the courier belongs to it. */
    from: dateSchema,
    /** The last date on which they do, where no other posting ends it: who leaves belongs nowhere after it. */
    lastDay: dateSchema.optional(),
  })
  .refine(({ from, lastDay }) => lastDay === undefined || lastDay >= from, { path: ['lastDay'] })

export const ROLES = ['courier', 'clerk', 'postman'] as const

export const courierSchema = z.object({
  id: idSchema,
  name: nameSchema,
  role: z.enum(ROLES).default('courier'),
  postings: z.array(postingSchema).min(1).max(200),
  /** What walls in public call them, instead of a masked name (H1). */
  alias: nameSchema.optional(),
  avatar: z.enum(AVATARS).optional(),
  hiredOn: dateSchema.optional(),
  /** Left off walls at their own wish, still ranked (H1). */
  hidden: z.literal(true).optional(),
})

/** A courier in a file: what it does not say of these stays as it is, null takes it away. */
export const courierFileSchema = courierSchema.extend({
  alias: nameSchema.nullish(),
  avatar: z.enum(AVATARS).nullish(),
  hiredOn: dateSchema.nullish(),
  hidden: z.boolean().optional(),
})

/** A station in a file: one whose changes are not spoken of keeps those that it has. */
export const stationFileSchema = stationSchema.extend({ changes: stationChangesSchema.optional() })

/** `roster.json`: what stands in it is added or replaced, nothing else is touched. */
export const rosterFileSchema = z.object({
  units: z.array(unitSchema).default([]),
  stations: z.array(stationFileSchema).default([]),
  couriers: z.array(courierFileSchema).default([]),
})

export type Unit = z.output<typeof unitSchema>
export type Station = z.output<typeof stationSchema>
export type StationChange = z.output<typeof stationChangeSchema>
export type Posting = z.output<typeof postingSchema>
export type Courier = z.output<typeof courierSchema>
export type RosterFile = z.output<typeof rosterFileSchema>

/** What an import changes, or would change. */
export interface RosterChange {
  added: { units: number; stations: number; couriers: number }
  changed: { units: number; stations: number; couriers: number }
  unchanged: number
  /** The first of them one by one, those who leave and move before all others. */
  details: RosterDetail[]
}

/** What becomes of one unit, station or courier. */
export interface RosterDetail {
  what: 'unit' | 'station' | 'courier'
  id: string
  name: string
  /** The one word for it: who leaves or moves is not just changed. */
  how: 'added' | 'left' | 'moved' | 'changed'
  /** Field by field, as people would write it; null where there is nothing. Postings one a date. */
  fields: { field: string; before: string | null; after: string | null }[]
}

/** One mistake in a roster file. */
export interface RosterError {
  /** `couriers[3].name`; in a table `line 7, column 姓名`, in a workbook `sheet 员工, line 7, column 姓名`. */
  field: string
  /** The same in parts, in a table: the line as a spreadsheet numbers it, the column as the file spells it. */
  sheet?: string
  line?: number
  column?: string
  code: RosterErrorCode
  /** What stands there, where that helps to find it. */
  value?: string
}

export type RosterErrorCode =
  | 'not_a_table'
  | 'not_a_workbook'
  | 'too_large'
  | 'empty'
  | 'contradicts'
  | 'missing_column'
  | 'not_valid'
  | 'not_a_date'
  | 'stands_twice'
  | 'below_itself'
  | 'calendar_in_use'
  | 'day_too_short'
  | 'no_such_unit'
  | 'no_such_station'
  | 'not_yours'

/** A mistake as the API tells it, with its words in the asked language. */
export interface WordedRosterError extends RosterError {
  message: string
}
