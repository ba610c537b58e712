import { ALERT_KINDS } from '@leitai/shared/alertKinds'
import { PERIOD_KINDS } from '@leitai/shared/calendar'
import { CEREMONY_STEPS } from '@leitai/shared/ceremony'
import { burstRuleSchema } from '@leitai/shared/correction'
import { TARGET_KINDS } from '@leitai/shared/goal'
import { keptProgrammeSchema } from '@leitai/shared/programme'
import { MANAGER_ROLES } from '@leitai/shared/rights'
import { courierSchema, stationSchema, unitSchema } from '@leitai/shared/roster'
import { templatesSchema } from '@leitai/shared/template'
import { z } from 'zod'

/** A source's key: the secret itself is shown once and never kept. */
const keySchema = z.object({
  name: z.string(),
  hash: z.string(),
  stations: z.union([z.literal('*'), z.array(z.string())]),
  createdAt: z.number(),
  revokedAt: z.number().nullable(),
})

/** A scrypt hash in PHC style and since when it holds: sessions from before it are over. */
const secretSchema = z.object({ hash: z.string(), setAt: z.number() })

/** An account of the desk. Those from before there were several are the owner's. */
const managerSchema = secretSchema.extend({
  /** The password was made for somebody, who has to choose an own one. */
  oneTime: z.boolean(),
  /** Until when a one-time password is good, ms; that of the command line has no end. */
  oneTimeUntil: z.number().optional(),
  name: z.string().default(''),
  role: z.enum(MANAGER_ROLES).default('owner'),
  /** The unit or station that the role is for; null for an owner. */
  unit: z.string().nullable().default(null),
  disabledAt: z.number().nullable().default(null),
  /** Who it is at the company's sign-in: issuer and subject. */
  subject: z.string().nullable().default(null),
})

const goalSchema = z.object({
  kind: z.enum(TARGET_KINDS),
  metric: z.enum(['pickups', 'walkin']),
  target: z.number().nullable(),
  /** First day on which it holds. */
  fromDay: z.number(),
  /** Of a courier's goals: they have set it themselves. */
  own: z.literal(true).optional(),
})

const settingsSchema = z.object({
  wallMetric: z.enum(['pickups', 'walkin']),
  hours: z.object({ fromMinutes: z.number(), toMinutes: z.number() }),
  wallTop: z.number().nullable(),
  lastTruckMinutes: z.number().nullable().default(null),
  /** Drafts of revisions are applied by themselves after so long; null leaves it to the manager. */
  revisionAfterHours: z.number().nullable().default(null),
  burst: burstRuleSchema.nullable().default(null),
  /** Alerts by web push, a courier and day. */
  alertsADay: z.number().default(5),
  offWallsBy: z.enum(['courier', 'manager']).default('courier'),
})

/** Where the push service of a courier's browser is, and what it is told there. */
const deviceSchema = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  kinds: z.array(z.enum(ALERT_KINDS)),
  language: z.enum(['zh-CN', 'en']),
  /** Nothing from before it is told. */
  since: z.number(),
  /** The session that asked for it: once that is over nothing is told. Those of an older program have none. */
  session: z.string().optional(),
})

/** By which push services know this organisation's servers. */
const pushKeysSchema = z.object({ publicKey: z.string(), privateKey: z.string() })

const challengeSchema = z.object({
  id: z.string(),
  title: z.string(),
  a: z.string(),
  b: z.string(),
  metric: z.enum(['pickups', 'walkin']),
  kind: z.enum(['day', 'week']),
  /** Its key, and its days: `toDay` is the first after it. */
  period: z.string(),
  fromDay: z.number(),
  toDay: z.number(),
  createdAt: z.number(),
  /** Where a asked b for it: what came of that. Null where the manager has set it up. */
  asked: z
    .object({
      expiresAt: z.number(),
      answer: z.enum(['accepted', 'declined', 'withdrawn']).nullable(),
      word: z.string(),
    })
    .nullable()
    .default(null),
})

const announcementSchema = z.object({
  kind: z.enum(['award', 'notice', 'practice']),
  title: z.string(),
  body: z.string(),
  stations: z.union([z.literal('*'), z.array(z.string())]),
  takeover: z.boolean(),
  takeoverS: z.number(),
  urgent: z.boolean().default(false),
  ticker: z.boolean(),
  pinned: z.boolean().optional(),
  onPublicWalls: z.boolean().default(false),
  startsAt: z.number(),
  endsAt: z.number().nullable(),
  createdAt: z.number(),
  withdrawnAt: z.number().nullable(),
})

const wallSchema = z.object({
  name: z.string(),
  stationId: z.string(),
  audience: z.enum(['staff', 'public']),
  tokenHash: z.string(),
  pairedAt: z.number(),
})

const ceremonySchema = z.object({
  metric: z.enum(['pickups', 'walkin']),
  period: z.string(),
  kind: z.enum(PERIOD_KINDS),
  /** Station id → the revision of its final that its walls show. */
  stations: z.record(z.string(), z.number()),
  steps: z.array(z.enum(CEREMONY_STEPS)),
  startedAt: z.number(),
  step: z.enum(CEREMONY_STEPS),
  stepAt: z.number(),
  before: z.enum(CEREMONY_STEPS).nullable(),
})

/** When finals of the station were sealed or revised last, and how many it had then: viewers are told by it. */
const revisionsSchema = z.object({ revisedAt: z.number(), finals: z.number().default(0) })

/** The organisation's collections and what an entry of each is. Keyed by id; settings and challenges by station. */
export const collectionSchemas = {
  units: unitSchema,
  stations: stationSchema,
  couriers: courierSchema,
  pins: secretSchema,
  /** By what they sign in with. */
  managers: managerSchema,
  keys: keySchema,
  /** By station id, or `station/courier` for one courier at it. */
  goals: z.array(goalSchema),
  settings: settingsSchema,
  challenges: z.array(challengeSchema),
  revisions: revisionsSchema,
  announcements: announcementSchema,
  /** By the account that keeps them. */
  templates: templatesSchema,
  ceremonies: ceremonySchema,
  walls: wallSchema,
  /** By station id, or `station/wall` for one wall. */
  programmes: keptProgrammeSchema,
  /** By courier. */
  devices: z.array(deviceSchema),
  pushKeys: pushKeysSchema,
}

export type Collections = {
  [Name in keyof typeof collectionSchemas]: z.output<(typeof collectionSchemas)[Name]>
}

export const collectionNames = Object.keys(collectionSchemas) as (keyof Collections)[]

export type StoredManager = Collections['managers']
export type SourceKey = Collections['keys']
export type StoredGoal = Collections['goals'][number]
export type StoredChallenge = Collections['challenges'][number]
export type StoredAnnouncement = Collections['announcements']
export type StoredCeremony = Collections['ceremonies']
export type StoredWall = Collections['walls']
export type StoredDevice = Collections['devices'][number]
