import { z } from 'zod'
import { dayNoOf, isTimeZone } from './calendar.ts'
import { idSchema } from './pickup.ts'

export const MAX_NAME_LENGTH = 40

const nameSchema = z
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

export const postingSchema = z.object({
  station: idSchema,
  /** Local date of the station from which the courier belongs to it. */
  from: dateSchema,
})

export const courierSchema = z.object({
  id: idSchema,
  name: nameSchema,
  role: z.enum(['courier', 'clerk', 'postman']).default('courier'),
  postings: z.array(postingSchema).min(1).max(200),
})

/** `roster.json`: what stands in it is added or replaced, nothing else is touched. */
export const rosterFileSchema = z.object({
  units: z.array(unitSchema).default([]),
  // a station whose changes are not spoken of keeps those that it has
  stations: z.array(stationSchema.extend({ changes: stationChangesSchema.optional() })).default([]),
  couriers: z.array(courierSchema).default([]),
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
}

/** One mistake in a roster file. */
export interface RosterError {
  /** `couriers[3].name`, or `line 7, column name` of a CSV. */
  field: string
  code: RosterErrorCode
  /** What stands there, where that helps to find it. */
  value?: string
}

export type RosterErrorCode =
  | 'not_a_table'
  | 'missing_column'
  | 'not_valid'
  | 'not_a_date'
  | 'stands_twice'
  | 'below_itself'
  | 'calendar_in_use'
  | 'day_too_short'
  | 'no_such_unit'
  | 'no_such_station'

/** A mistake as the API tells it, with its words in the asked language. */
export interface WordedRosterError extends RosterError {
  message: string
}
