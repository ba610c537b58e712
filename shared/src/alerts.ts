/** Alerts by web push: what a phone asks for, and what its service worker gets. */
import { z } from 'zod'
import { ALERT_KINDS, type AlertKind } from './alertKinds.ts'

const base64url = z.string().regex(/^[\w-]+$/)

// PUT /me/alerts → AlertsReply: what this device is told; no kind at all ends it
export const alertsSchema = z.strictObject({
  /** Where the browser's own push service takes messages for this device. */
  endpoint: z.url().max(1_000),
  keys: z.strictObject({ p256dh: base64url.length(87), auth: base64url.length(22) }),
  kinds: z
    .array(z.enum(ALERT_KINDS))
    .max(ALERT_KINDS.length)
    .refine((kinds) => new Set(kinds).size === kinds.length),
  language: z.enum(['zh-CN', 'en']),
})
export type AlertsInput = z.infer<typeof alertsSchema>

// GET /me/alerts?endpoint= → AlertsReply
export const alertsQuerySchema = z.object({ endpoint: z.string().max(1_000).optional() })

export interface AlertsReply {
  /** By which the push service knows this server. */
  publicKey: string
  /** What the device is told. */
  kinds: AlertKind[]
  /** At most so many a day. */
  aDay: number
}

/** What is pushed, encrypted for the device. */
export interface AlertMessage {
  kind: AlertKind
  title: string
  body: string
  /** Where a tap leads. */
  path: string
}
