/**
 * The programme of walls: which scenes come when and for how long, when they are quiet, how loud and how bright
 * they are, what they celebrate. A station has one for all its walls; a wall may have its own instead.
 *
 * Times are those of the station's clock, days those of its calendar. A stretch that ends before it begins runs
 * over midnight and belongs to the day on which it began.
 */
import { z } from 'zod'
import { dayNoOf } from './calendar.ts'
import { REPLAY_SECONDS } from './replay.ts'
import { SCENE_IDS } from './sceneIds.ts'
import { DARKEST_PERCENT } from './schedule.ts'

const MAX_ITEMS = 60
const MAX_QUIET = 12
const MAX_SEASON_NAME = 20

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const dateSchema = z.string().refine((date) => !Number.isNaN(dayNoOf(date)))
const percentSchema = z.int().min(0).max(100)

const hoursSchema = z
  .strictObject({ from: clockTimeSchema, to: clockTimeSchema })
  .refine(({ from, to }) => from !== to, { path: ['to'] })

/** ISO weekdays, 1 Monday … 7 Sunday; null is every day, or the whole day. */
const whenShape = {
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length)
    .nullable()
    .default(null),
  hours: hoursSchema.nullable().default(null),
}

const replaySchema = z.strictObject({
  /** A date, or the latest day that there is something to tell of: today, or yesterday. */
  day: z.union([z.literal('latest'), dateSchema]),
  seconds: z.literal(REPLAY_SECONDS),
})
export type ItemReplay = z.output<typeof replaySchema>

const itemSchema = z.strictObject({
  scene: z.enum(SCENE_IDS),
  seconds: z.int().min(5).max(300),
  /** Of the scene `replay` alone; left out, the latest day at the usual speed. */
  replay: replaySchema.optional(),
  ...whenShape,
})

const volumeSchema = z.strictObject({ from: clockTimeSchema, percent: percentSchema })

const celebrationsSchema = z.strictObject({
  /** At most one takeover in so many minutes; null: none, only lines in the foot. */
  everyMinutes: z.int().min(1).max(240).nullable(),
  /** What one courier reaches in a day, in the wall's metric, to be congratulated; null: nothing. */
  courierGoal: z.int().min(1).max(100_000).nullable(),
  confetti: z.boolean(),
  sound: z.boolean(),
  reducedMotion: z.boolean(),
})

const seasonSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(MAX_SEASON_NAME),
    /** First and last day, dates. */
    from: dateSchema,
    to: dateSchema,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })

const nightOf = (percent: z.ZodType<number, number>) =>
  z
    .strictObject({ from: clockTimeSchema, to: clockTimeSchema, percent })
    .refine(({ from, to }) => from !== to, { path: ['to'] })
    .nullable()

// GET, PUT, DELETE /stations/{id}/programme and /walls/{id}/programme
export const programmeSchema = z.strictObject({
  items: z
    .array(
      itemSchema.refine(({ scene, replay }) => replay === undefined || scene === 'replay', {
        path: ['replay'],
      }),
    )
    .max(MAX_ITEMS),
  /** Then nothing takes over the wall but what is urgent, and nothing is heard or celebrated. */
  quiet: z.array(z.strictObject(whenShape)).max(MAX_QUIET),
  /** How loud from a time of the day on, until the next of these; without any, silent. */
  volume: z
    .array(volumeSchema)
    .max(24)
    .refine((steps) => new Set(steps.map(({ from }) => from)).size === steps.length),
  /** Darker at night; null: always as bright. */
  night: nightOf(percentSchema.min(DARKEST_PERCENT)),
  celebrations: celebrationsSchema,
  season: seasonSchema.nullable(),
})
export type ProgrammeInput = z.input<typeof programmeSchema>
export type Programme = z.output<typeof programmeSchema>
export type ProgrammeItem = Programme['items'][number]
export type When = Pick<ProgrammeItem, 'days' | 'hours'>

/**
 * As it is kept: a scene that this build does not know (another one has put it there) is passed over by walls, and
 * a night that an older build let be darker is as dark as may be.
 */
export const keptProgrammeSchema = z.object({
  ...programmeSchema.shape,
  items: z.array(itemSchema.extend({ scene: z.string() })),
  night: nightOf(percentSchema.transform((percent) => Math.max(percent, DARKEST_PERCENT))),
})

/** Whose programme it is that holds. */
export type ProgrammeOrigin = 'wall' | 'station' | 'default'
export interface ProgrammeReply {
  origin: ProgrammeOrigin
  programme: Programme
}
