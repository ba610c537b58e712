import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { hashToken } from '../secrets/secrets.ts'
import { type MetricFamily, writeMetrics } from './metricsText.ts'

const LAG_RESOLUTION_MS = 20
const NS_PER_S = 1e9
const NS_PER_MS = 1e6

/** Headers by which a proxy says that somebody else asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** `GET /metrics`, for Prometheus. It tells nothing of stations or people. */
export function createMetricsRoutes(deps: {
  token: string | undefined
  /** What the rest of the server has to tell, asked each time. */
  collect: () => Promise<MetricFamily[]>
}): Router {
  const { token, collect } = deps
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS })
  lag.enable()

  function processFamilies(): MetricFamily[] {
    const { rss, heapUsed } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    // the histogram measures from tick to tick; what a tick came too late by is the lag
    const lagS = (ns: number) => Math.max(0, ns - LAG_RESOLUTION_MS * NS_PER_MS) / NS_PER_S
    const families: MetricFamily[] = [
      family('process_resident_memory_bytes', 'gauge', 'Memory of the server process.', rss),
      family('nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', heapUsed),
      family('process_cpu_seconds_total', 'counter', 'Processor time.', (user + system) / 1e6),
      family('nodejs_eventloop_lag_p50_seconds', 'gauge', LAG_HELP, lagS(lag.percentile(50))),
      family('nodejs_eventloop_lag_p99_seconds', 'gauge', LAG_HELP, lagS(lag.percentile(99))),
      family('nodejs_eventloop_lag_max_seconds', 'gauge', LAG_HELP, lagS(lag.max)),
    ]
    lag.reset()
    return families
  }

  const router = Router()
  router.get('/metrics', async (req, res) => {
    if (token === undefined) requireLoopback(req)
    else requireToken(req, token)
    const text = writeMetrics([...(await collect()), ...processFamilies()])
    res.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4').send(text)
  })
  return router
}

const LAG_HELP = 'How late the event loop came round since this was last asked.'

function family(name: string, type: MetricFamily['type'], help: string, value: number): MetricFamily {
  return { name, type, help, samples: [{ value }] }
}

/**
 * Whoever is on this machine itself. A proxy on this machine asks for others, whether it is among the trusted ones
 * or not: where a header says that it does, that is no loopback. One that says nothing needs METRICS_TOKEN.
 */
function requireLoopback(req: IncomingMessage): void {
  const address = req.socket.remoteAddress ?? ''
  const isLocal = loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  if (isLocal && FORWARDED.every((header) => req.headers[header] === undefined)) return
  throw new Refusal('forbidden', 'Metrics are for this machine, unless METRICS_TOKEN is set.')
}

function requireToken(req: IncomingMessage, token: string): void {
  const given = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
  if (given !== undefined && equal(given, token)) return
  throw new Refusal('unauthenticated', 'Metrics need METRICS_TOKEN.')
}

/** Compares hashes, which are of one length, in constant time. */
function equal(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)))
}
