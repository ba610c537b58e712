import type { Server as HttpServer } from 'node:http'
import type { ClientEvents, ServerEvents } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import express, { Router } from 'express'
import { Server } from 'socket.io'
import { createAlerter } from './alerts/alerter.ts'
import { createPresence } from './alerts/presence.ts'
import { createPushing } from './alerts/pushing.ts'
import { createAlertRoutes } from './alerts/routes.ts'
import { createAnnouncementRoutes } from './announcements/routes.ts'
import { createTemplateRoutes } from './announcements/templateRoutes.ts'
import { createAudit } from './audit/audit.ts'
import { createAuditor } from './audit/auditor.ts'
import { createAuditRoutes } from './audit/routes.ts'
import { createBadgeRoutes } from './badges/routes.ts'
import { createStandingsRoutes } from './boards/routes.ts'
import { createCeremonyRooms } from './ceremonies/ceremonyRooms.ts'
import { createCeremonyRoutes } from './ceremonies/routes.ts'
import { createChallengeRoutes } from './challenges/routes.ts'
import type { CompanyConfig } from './config.ts'
import { createDisputeRoutes } from './disputes/routes.ts'
import { createFinalRoutes } from './finals/routes.ts'
import { createSweeper } from './finals/sweeper.ts'
import { createGoalRoutes } from './goals/routes.ts'
import { sessionCookies } from './http/cookies.ts'
import { createSecurityHeaders } from './http/headers.ts'
import { createHealthRoutes } from './http/health.ts'
import { createLimits, type LimitSettings } from './http/limits.ts'
import { createMetricsRoutes } from './http/metrics.ts'
import { createMetricsSources, createReceiptCounts } from './http/metricsSources.ts'
import { isOwnOrigin, isSafe } from './http/origin.ts'
import { buildId, createPages, inlineScriptHashes } from './http/pages.ts'
import { createPrincipals } from './http/principals.ts'
import { createProblemHandler } from './http/problems.ts'
import { connectionCutter, createServer } from './http/server.ts'
import { createTrailRoutes } from './http/trailRoutes.ts'
import { createLiteRoutes } from './lite/routes.ts'
import { createRooms } from './live/rooms.ts'
import { createSockets } from './live/sockets.ts'
import { createViews } from './live/view.ts'
import { createAccountRoutes } from './people/accountRoutes.ts'
import { createCompanyRoutes } from './people/companyRoutes.ts'
import { createCompanySignIn } from './people/companySignIn.ts'
import { createKeyRoutes } from './people/keyRoutes.ts'
import { createOwnRoutes } from './people/ownRoutes.ts'
import { createRosterRoutes } from './people/rosterRoutes.ts'
import { createPeopleRoutes } from './people/routes.ts'
import { createSessions } from './people/sessions.ts'
import { createCorrectionRoutes } from './pickups/correctionRoutes.ts'
import { createPickupRoutes } from './pickups/routes.ts'
import { createProgrammeRoutes } from './programmes/routes.ts'
import { createReceiptRoutes } from './receipts/routes.ts'
import { createReplayRoutes } from './replay/routes.ts'
import type { ServiceDeps, Services } from './services.ts'
import { createSettingsRoutes } from './settings/routes.ts'
import { createStationRoutes } from './stations/routes.ts'
import { createStations } from './stations/stations.ts'
import { createWallRoutes } from './walls/routes.ts'

const MAX_SOCKET_MESSAGE_BYTES = 16 * 1024
/** How long requests under way have when the server stops. */
const DRAIN_MS = 3_000

export interface AppOptions {
  /** The address that browsers see, where a proxy stands in front; its https makes cookies secure. */
  publicUrl: string | undefined
  /** Whose word about the address of a client is believed: addresses, subnets or names that Express knows. */
  trustedProxies: string[]
  /** Between two turns of the audit. */
  auditEveryMs: number
  metricsToken: string | undefined
  /** Between two looks for what to tell phones. */
  alertsEveryMs: number
  /** Push services that phones may name. */
  pushHosts: readonly string[]
  /** How much one may ask. */
  limits: LimitSettings
  /** The company's own sign-in, where it has one. */
  company?: CompanyConfig | undefined
}

export interface AppDeps extends Omit<ServiceDeps, 'archiveDir'> {
  /** In [0, 1). */
  random: () => number
  /** Processor time that this process has used so far. */
  usedMs: () => number
}

/** Wires the services to HTTP and sockets. Listening is the caller's. */
export function createApp(services: Services, deps: AppDeps, options: AppOptions) {
  const { redis, clock, random, usedMs, log } = deps
  const { actors, org, roster, boards, walls } = services
  const sessions = createSessions({ commands: redis.commands, org, clock })
  const secureCookies = options.publicUrl?.startsWith('https:') ?? false
  const cookies = sessionCookies(secureCookies)
  const principals = createPrincipals({ ...services, sessions, cookies, walls, roster, actors })
  const limits = createLimits({ principals, cookies, settings: options.limits, clock })
  const build = buildId()
  const views = createViews({ ...services, clock, build })
  const stations = createStations({ ...services, clock })

  const api = Router()
  api.use((req, res, next) => {
    res.setHeader('Cache-Control', 'no-store') // what one may read is for nobody who comes after at this browser
    actors.within(req.ip ?? '', next)
  })
  api.use((req, _res, next) => limits.request(req).then(() => next()))
  api.use((req, _res, next) => {
    if (isSafe(req) || isOwnOrigin(req, options.publicUrl)) return next()
    throw new Refusal('foreign_origin', 'A page of another site asks.')
  })
  const { pickups, counts } = createReceiptCounts(services.pickups)
  const presence = createPresence(redis)
  const { subscriptions, alerts } = createPushing({
    ...services,
    sessions,
    commands: redis.commands,
    presence,
    clock,
    log,
    options,
  })
  api.use(createAlertRoutes({ ...services, sessions, cookies, subscriptions, principals }))
  const audit = createAudit({ boards, roster, clock, random, log })
  api.use(createPickupRoutes({ ...services, pickups, principals, limits, log }))
  api.use(createCorrectionRoutes({ ...services, principals }))
  api.use(createDisputeRoutes({ ...services, principals }))
  api.use(createStandingsRoutes({ ...services, principals }))
  api.use(createStationRoutes({ ...services, stations, principals, clock }))
  api.use(createGoalRoutes({ ...services, principals }))
  api.use(createSettingsRoutes({ ...services, principals }))
  api.use(createChallengeRoutes({ ...services, principals }))
  api.use(createAnnouncementRoutes({ ...services, principals }))
  api.use(createBadgeRoutes({ ...services, principals }))
  api.use(createTemplateRoutes({ ...services, principals }))
  api.use(createReceiptRoutes({ ...services, principals }))
  api.use(createFinalRoutes({ ...services, principals }))
  api.use(createCeremonyRoutes({ ...services, principals }))
  api.use(createReplayRoutes({ ...services, principals }))
  api.use(createTrailRoutes({ ...services, principals }))
  api.use(createAuditRoutes({ audit, principals }))
  api.use(createProgrammeRoutes({ ...services, principals }))
  api.use(createWallRoutes({ ...services, principals, build }))
  api.use(createRosterRoutes({ ...services, principals, clock }))
  api.use(createAccountRoutes({ ...services, principals }))
  api.use(createOwnRoutes({ ...services, sessions, cookies, principals }))
  api.use(createKeyRoutes({ ...services, principals }))
  const { company, publicUrl } = options
  const companySignIn =
    company && createCompanySignIn({ ...services, commands: redis.commands, company, clock })
  api.use(
    createPeopleRoutes({
      ...services,
      sessions,
      views,
      principals,
      cookies,
      secureCookies,
      companyName: company?.name ?? null,
      company: (enter) =>
        createCompanyRoutes({ ...services, companySignIn, enter, publicUrl, secureCookies, log }),
    }),
  )

  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', options.trustedProxies)

  const http: HttpServer = createServer(app)
  const cutConnections = connectionCutter(http)
  const io = new Server<ClientEvents, ServerEvents>(http, {
    serveClient: false,
    maxHttpBufferSize: MAX_SOCKET_MESSAGE_BYTES,
    allowRequest: (req, decide) => decide(null, isOwnOrigin(req, options.publicUrl)),
  })
  const ceremonyRooms = createCeremonyRooms({ ...services, io, log })
  const rooms = createRooms({ io, boards, views, org, clock, log })
  const sockets = createSockets({ ...services, io, rooms, presence, principals, limits, ceremonyRooms, log })
  const sweeper = createSweeper({ commands: redis.commands, sweep: services.finals.sweep, log })
  const alerter = createAlerter({ commands: redis.commands, alerts, everyMs: options.alertsEveryMs, log })
  const auditor = createAuditor({ audit, everyMs: options.auditEveryMs, usedMs })
  const collect = createMetricsSources({ audit, counts, redis, io, walls })

  app.use(createHealthRoutes(redis))
  app.use(createMetricsRoutes({ token: options.metricsToken, collect }))
  app.use(createSecurityHeaders(inlineScriptHashes(), secureCookies))
  app.use('/api/v1', api)
  app.use(createLiteRoutes({ walls, principals, limits, views, org, clock, secureCookies, log }))
  app.use(createPages())
  app.use(() => {
    throw new Refusal('not_found', 'Nothing here.')
  })
  app.use(createProblemHandler(log))

  return {
    http,
    /** With its table of routes, for who wants to know them all. */
    app,
    /** Lets requests under way finish, sends sockets away, and stops listening. */
    async close(): Promise<void> {
      sockets.close()
      ceremonyRooms.close()
      rooms.close()
      // a stream without end would hold the server: what has no receipt by then is sent again
      const patience = setTimeout(cutConnections, DRAIN_MS)
      await Promise.all([io.close(), sweeper.close(), auditor.close(), alerter.close()])
      clearTimeout(patience)
    },
  }
}
