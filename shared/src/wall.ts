/** What a wall says of itself, and what it can be asked to do. */
import { z } from 'zod'

const countSchema = z.int().min(0)
const textSchema = z.string().max(200)

/** Since its page was loaded. Instants by the server's clock, ms. */
const wallHealthSchema = z.object({
  loadedAt: z.number(),
  /** The heap of its page; null where the browser does not tell. */
  memoryBytes: z.number().min(0).nullable(),
  /** The server's clock less its own. */
  clockOffsetMs: z.number(),
  errors: z.object({
    count: countSchema,
    /** The newest first. Tokens are taken out of the messages. */
    last: z.array(z.object({ at: z.number(), message: textSchema })).max(5),
  }),
  /** When it was without confirmed numbers. */
  link: z.object({
    outages: countSchema,
    awayMs: z.number().min(0),
    /** The newest first. */
    last: z.array(z.object({ from: z.number(), to: z.number() })).max(5),
  }),
  /** The first rows of today's board as they are on its screen, and of when they are; names as it shows them. */
  likeness: z.object({
    asOf: z.number(),
    rows: z.array(z.object({ rank: countSchema, name: textSchema, score: countSchema })).max(5),
  }),
})
export type WallHealth = z.output<typeof wallHealthSchema>

export const wallReportSchema = z.object({
  scene: z.string().max(40),
  /** 0 where it cannot tell. */
  width: z.int().min(0).max(20_000),
  height: z.int().min(0).max(20_000),
  /** That its page is of. */
  build: z.string().max(40),
  health: wallHealthSchema.nullable().default(null),
})
/** Sent every REPORT_EVERY_MS and when the scene changes. */
export type WallReport = z.input<typeof wallReportSchema>
export type HeardReport = z.output<typeof wallReportSchema>

// POST /walls/{id}/commands
export const wallCommandSchema = z.strictObject({ kind: z.enum(['identify', 'reload']) })

/** `identify` shows its name and its number among the walls of its station for ten seconds. */
export type WallCommand = { kind: 'reload' } | { kind: 'identify'; name: string; number: number }
