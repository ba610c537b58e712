import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { hasPages } from '../http/pages.ts'
import { buildPages } from './buildPages.ts'
import { clock, type Opened, openData } from './open.ts'
import { readArgs } from './usage.ts'

const HELP = `Usage: leitai serve [--port N] [--host ADDRESS] [--data DIR]

Runs the server. Environment: PORT (3000), HOST (0.0.0.0), DATA_DIR (./data), REDIS_URL (absent: a Redis of
its own, with its data in the data directory), PUBLIC_URL (the address that browsers see behind a proxy), TRUSTED_PROXIES (that proxy's address, so that
attempts are limited by client), METRICS_TOKEN (asked for by /metrics; without it only this machine is answered),
OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME (the company's own sign-in at the desk, by OpenID
Connect; its callback is /api/v1/session/company/callback), OIDC_LINK_BY (email, if verified; or username: what the
name of somebody's account is),
AUDIT_EVERY_S (5: seconds between two turns of the audit that recomputes boards from their facts),
PUSH_HOSTS (push services that phones may name for their alerts), ALERTS_EVERY_S (20: seconds between two looks
for what to tell them),
LIMIT_WINDOW_S (10: seconds in which requests are counted), LIMIT_SOURCE (20000: those of a key), LIMIT_TOKEN (2000: of
a courier, account or wall), LIMIT_ADDRESS (6000: of an address without a token), LIMIT_CONNECTIONS (100: live ones, or
streams, of one of them at once).
`

/** How long requests under way may take when the server is asked to stop. */
const STOP_DEADLINE_MS = 10_000

export const SERVE_OPTIONS = { port: { type: 'string' }, host: { type: 'string' } } as const

export async function serve(args: string[]): Promise<number> {
  const read = readArgs(args, SERVE_OPTIONS, HELP)
  if (!read) return 0
  const server = await startServer(readConfig(process.env, read.values))
  await announce(server)
  await server.stopped()
  return 0
}

export interface RunningServer extends Opened {
  /** Where this machine reaches it. */
  url: string
  /** Where others on the network reach it. */
  urls: string[]
  /** Resolves once a signal has asked it to stop and it has; `first` is called before anything is closed. */
  stopped(first?: () => void): Promise<void>
}

/** Starts everything and listens. */
export async function startServer(config: Config): Promise<RunningServer> {
  const stopAsked = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  if (!hasPages()) await buildPages()
  const opened = await openData(config, { by: 'system' })
  const { services, redis, log } = opened
  const app = createApp(services, { redis, clock, log, random: Math.random, usedMs }, config)
  try {
    app.http.listen(config.port, config.host)
    await once(app.http, 'listening')
  } catch (error) {
    await app.close()
    await opened.close()
    throw isPortInUse(error) ? new Error(`Port ${config.port} is in use; choose another with --port.`) : error
  }
  flushCompileCache() // now rather than at the end, which may be a kill
  const { port } = app.http.address() as AddressInfo
  const anywhere = config.host === '0.0.0.0' || config.host === '::'
  return {
    ...opened,
    url: config.publicUrl ?? `http://${anywhere ? '127.0.0.1' : config.host}:${port}`,
    urls: anywhere ? ownAddresses().map((address) => `http://${address}:${port}`) : [],
    async stopped(first) {
      await stopAsked
      first?.()
      const late = setTimeout(() => process.exit(1), STOP_DEADLINE_MS)
      await app.close()
      await opened.close()
      clearTimeout(late)
    },
  }
}

/** Prints where everything is, and the one-time password while no manager has chosen one. */
export async function announce({ url, urls, services }: RunningServer, wallToken?: string): Promise<void> {
  const base = urls[0] ?? url
  const lines = [
    `listening on ${url}`,
    '',
    `  大屏 wall    ${base}/wall${wallToken === undefined ? '' : `#token=${wallToken}`}`,
    `  手机 phone   ${base}/me`,
    `  管理 desk    ${base}/desk`,
  ]
  const { signIns } = services
  const state = signIns.passwordState()
  if (state === 'none') {
    lines.push('', `  一次性管理密码 one-time manager password: ${await signIns.newOneTimePassword()}`)
  } else if (state === 'oneTime') {
    lines.push('', '  一次性管理密码还没有换成自己的；丢了就运行 npx leitai password')
    lines.push('  the one-time manager password is still in force; lost? npx leitai password')
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

function usedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** This machine's own addresses on its networks, IPv4, as a station's TV would type them. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
