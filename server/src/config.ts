import { join, resolve } from 'node:path'
import { z } from 'zod'
import { PUSH_HOSTS } from './alerts/pushHosts.ts'
import type { LimitSettings } from './http/limits.ts'

/** `a,b` as a list; nothing as an empty one. */
function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function limitOf(sane: number) {
  return z.coerce.number('a whole number').int().min(1).default(sane)
}

const configSchema = z.object({
  PORT: z.coerce.number('a port is a number').int().min(0).max(65_535).default(3000),
  /** Every network of the machine: TVs and phones are elsewhere. */
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  /** Several servers on one Redis see the same files here. */
  ARCHIVE_DIR: z.string().min(1).optional(),
  RETENTION_DAYS: z.coerce.number('a number of days').int().min(1).max(100_000).default(400),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ALLOW_WEAK_REDIS: z.string().default('').transform(listOf),
  TRUSTED_PROXIES: z.string().default('').transform(listOf),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Between two looks for what to tell phones. */
  ALERTS_EVERY_S: z.coerce.number('a number of seconds').min(0.1).max(3_600).default(20),
  /** Push services that phones may name: hosts, `*.` for those below, or whole origins. */
  PUSH_HOSTS: z.string().default(PUSH_HOSTS.join(',')).transform(listOf),
  AUDIT_EVERY_S: z.coerce.number('a number of seconds').min(0.1).max(3_600).default(5),
  /** The company's own sign-in (OpenID Connect): all three, or none. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((issuer) => /^https:/i.test(issuer) || isOnThisMachine(issuer), 'https only')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What people call it. */
  OIDC_NAME: z.string().trim().min(1).max(40).default('企业账号'),
  /** What of somebody's is the name of their account, at their first sign-in. */
  OIDC_LINK_BY: z.enum(['email', 'username'], 'email or username').default('email'),
  /** How much one may ask of a process: requests within a window, and what is open at once. */
  LIMIT_WINDOW_S: z.coerce.number('a number of seconds').min(1).max(3_600).default(10),
  LIMIT_SOURCE: limitOf(20_000),
  LIMIT_TOKEN: limitOf(2_000),
  LIMIT_ADDRESS: limitOf(6_000),
  LIMIT_CONNECTIONS: limitOf(100),
  /** Set to nothing is not set: then metrics are for this machine alone. */
  METRICS_TOKEN: z
    .union([z.literal('').transform(() => undefined), z.string().regex(/^\S{16,}$/)])
    .optional(),
})

export interface Config {
  port: number
  host: string
  dataDir: string
  archiveDir: string
  /** Closed weeks older than this go to the archive when `leitai archive` is run. */
  retentionDays: number
  redisUrl: string | undefined
  allowWeakRedis: string[]
  publicUrl: string | undefined
  trustedProxies: string[]
  /** Between two turns of the audit that recomputes boards. */
  auditEveryMs: number
  /** Between two looks for what to tell phones. */
  alertsEveryMs: number
  pushHosts: string[]
  /** What `/metrics` asks for; without it, it answers this machine only. */
  metricsToken: string | undefined
  limits: LimitSettings
  /** The company's own sign-in, where it has one. */
  company: CompanyConfig | undefined
}

export interface CompanyConfig {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /**
   * Who an account is linked to: whose verified e-mail address its name is, or whose `preferred_username`. That one
   * is safe only where people cannot choose it themselves.
   */
  linkBy: 'email' | 'username'
}

/** What the environment and the flags (which win) ask for. Throws naming the setting that is wrong. */
export function readConfig(
  env: Record<string, string | undefined>,
  flags: { port?: string | undefined; host?: string | undefined; data?: string | undefined },
): Config {
  const given = { ...env, ...dropUndefined({ PORT: flags.port, HOST: flags.host, DATA_DIR: flags.data }) }
  const parsed = configSchema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${String(issue?.path[0])} is not valid: ${issue?.message}`)
  }
  const {
    PORT,
    HOST,
    DATA_DIR,
    ARCHIVE_DIR,
    RETENTION_DAYS,
    REDIS_URL,
    ALLOW_WEAK_REDIS,
    PUBLIC_URL,
    TRUSTED_PROXIES,
    AUDIT_EVERY_S,
    ALERTS_EVERY_S,
    PUSH_HOSTS: pushHosts,
    METRICS_TOKEN,
    LIMIT_WINDOW_S,
    LIMIT_SOURCE,
    LIMIT_TOKEN,
    LIMIT_ADDRESS,
    LIMIT_CONNECTIONS,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_NAME,
    OIDC_LINK_BY,
  } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    archiveDir: resolve(ARCHIVE_DIR ?? join(DATA_DIR, 'archive')),
    retentionDays: RETENTION_DAYS,
    redisUrl: REDIS_URL,
    allowWeakRedis: ALLOW_WEAK_REDIS,
    publicUrl: PUBLIC_URL,
    trustedProxies: TRUSTED_PROXIES,
    auditEveryMs: AUDIT_EVERY_S * 1000,
    alertsEveryMs: ALERTS_EVERY_S * 1000,
    pushHosts,
    metricsToken: METRICS_TOKEN,
    limits: {
      windowMs: LIMIT_WINDOW_S * 1000,
      sourceRequests: LIMIT_SOURCE,
      tokenRequests: LIMIT_TOKEN,
      addressRequests: LIMIT_ADDRESS,
      connections: LIMIT_CONNECTIONS,
    },
    company: companyOf(
      { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET },
      { name: OIDC_NAME, linkBy: OIDC_LINK_BY },
    ),
  }
}

function isOnThisMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}

/** Throws naming what is missing where only some of it is set. */
function companyOf(
  given: Record<string, string | undefined>,
  rest: Pick<CompanyConfig, 'name' | 'linkBy'>,
): CompanyConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, ...rest }
  const missing = Object.keys(given).filter((key) => given[key] === undefined)
  if (missing.length < 3) throw new Error(`${missing.join(', ')} is not set, beside the other OIDC settings.`)
  return undefined
}

function dropUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
