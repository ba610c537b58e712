import type { Receipt } from '@leitai/shared/pickup'
import type { ClientEvents, ServerEvents, SocketAuth } from '@leitai/shared/protocol'
import type { Server } from 'socket.io'
import type { Audit } from '../audit/audit.ts'
import type { Pickups } from '../pickups/pickups.ts'
import type { RedisConnections } from '../redis/redis.ts'
import { derivations } from '../secrets/secrets.ts'
import type { Walls } from '../walls/walls.ts'
import type { MetricFamily } from './metricsText.ts'

type CountedStatus = Receipt['status'] | 'pending'

/** Counts what becomes of each pickup that is accepted or refused. */
export function createReceiptCounts(pickups: Pickups) {
  const counts: Record<CountedStatus, number> = {
    counted: 0,
    amended: 0,
    voided: 0,
    pending: 0,
    duplicate: 0,
    stale: 0,
    refused: 0,
  }
  const counted: Pickups = {
    async accept(delivered, source) {
      const receipt = await pickups.accept(delivered, source)
      counts[receipt.pending ? 'pending' : receipt.status]++
      return receipt
    },
  }
  return { pickups: counted, counts }
}

/** What Leitai itself has to tell, beside the process that it is. */
export function createMetricsSources(deps: {
  audit: Audit
  counts: Readonly<Record<CountedStatus, number>>
  redis: RedisConnections
  io: Server<ClientEvents, ServerEvents>
  walls: Walls
}): () => Promise<MetricFamily[]> {
  const { audit, counts, redis, io, walls } = deps

  /** Sockets by what they were let in as. */
  function viewers(): MetricFamily['samples'] {
    const kinds: Record<SocketAuth['as'], number> = { wall: 0, courier: 0, manager: 0 }
    for (const { handshake } of io.sockets.sockets.values()) {
      // the handshake has checked it
      kinds[handshake.auth.as as SocketAuth['as']]++
    }
    return Object.entries(kinds).map(([kind, value]) => ({ labels: { kind }, value }))
  }

  /** Walls of the whole organisation; none are known while Redis is away. */
  async function wallsByState(): Promise<MetricFamily[]> {
    if (!(await redis.answers())) return []
    const all = await walls.list()
    const online = all.filter((wall) => wall.online).length
    const samples = [
      { labels: { state: 'online' }, value: online },
      { labels: { state: 'silent' }, value: all.length - online },
    ]
    const help = 'Paired walls that have been heard in the last 75 seconds, and those that have not.'
    return [{ name: 'leitai_walls', type: 'gauge', help, samples }]
  }

  return async () => {
    const { auditedDays, driftFound } = audit.report()
    return [
      {
        name: 'leitai_drift_total',
        type: 'counter',
        help: 'Numbers on boards found not to be what their facts say, at each audit anew. Alert if above 0.',
        samples: [{ value: driftFound }],
      },
      {
        name: 'leitai_audited_station_days_total',
        type: 'counter',
        help: 'Days of stations whose boards were recomputed from their facts.',
        samples: [{ value: auditedDays }],
      },
      {
        name: 'leitai_audit_failures_total',
        type: 'counter',
        help: 'Audits that failed for another reason than an absent Redis; the log says why.',
        samples: [{ value: audit.failures() }],
      },
      {
        name: 'leitai_pickups_total',
        type: 'counter',
        help: 'Pickups delivered to this process, by what became of them.',
        samples: Object.entries(counts).map(([status, value]) => ({ labels: { status }, value })),
      },
      {
        name: 'leitai_secret_derivations_total',
        type: 'counter',
        help: 'Passwords and PINs that were hashed or compared. What was refused for too many attempts is not.',
        samples: [{ value: derivations() }],
      },
      {
        name: 'leitai_redis_up',
        type: 'gauge',
        help: '1 while Redis answers.',
        samples: [{ value: (await redis.answers()) ? 1 : 0 }],
      },
      {
        name: 'leitai_viewers',
        type: 'gauge',
        help: 'Live connections to this process, by kind.',
        samples: viewers(),
      },
      ...(await wallsByState()),
    ]
  }
}
