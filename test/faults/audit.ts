import { expect } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { AUDITED, DRIFT, readMetrics } from '../helpers/metrics.ts'
import { naiveFold } from '../helpers/naiveFold.ts'
import { sendLines } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { readBoards } from '../helpers/standings.ts'
import { until } from '../helpers/wait.ts'
import type { FaultCompany } from './company.ts'
import type { Entry, Ledger } from './ledger.ts'

const CHUNK = 5_000

export interface Findings {
  /** Versions with a receipt of success. */
  acknowledged: number
  /** Acknowledged pickups that the server did not know any more. */
  lost: number
  /** Parcels on the boards that no pickup stands behind. */
  doubled: number
  /** What `mayBeLost` named and was gone; counted again since. */
  cutAway: number
  /** Fails unless nothing is lost, nothing doubled, and every board right. */
  assertRight(): void
}

/**
 * After a fault: what was acknowledged is sent once more and must be known; then what is unknown is sent, and
 * the boards must be those of everything, once. Before all that, the boards must be the fold of the facts.
 */
export async function audit(
  company: FaultCompany,
  ledger: Ledger,
  mayBeLost: ReadonlySet<Entry> = new Set(),
) {
  expect(ledger.wrong).toEqual([])
  // before anything is asked of the server: it takes seconds in which no connection is looked after
  const expected = naiveFold(company.roster, ledger.deliveries())
  const verified = await leitai(['verify'], { dataDir: company.dataDir, env: company.env })

  const { acknowledged } = ledger.counts()
  const caller = createCaller(company.server.baseUrl, { key: company.key })
  const known = ledger.acknowledged()
  const answers = await send(known.map(({ entry }) => entry))
  const gone = known.filter(({ isNewest }, index) => {
    const status = answers[index]
    return status !== 'duplicate' && (isNewest || status !== 'stale')
  })
  const lost = gone.filter(({ entry }) => !mayBeLost.has(entry))
  const rest = await send(ledger.unknown())

  // an older version may have been acknowledged and cut away with the newest one known: all are sent again
  if (gone.length > 0) await send(ledger.deliveries().map((delivery) => ({ delivery, state: 'sent' })))
  const stored = await readBoards(caller, Object.keys(expected))
  const audited = await auditedInside(company)
  const doubled = surplus(stored, expected)
  return {
    acknowledged,
    lost: lost.length,
    doubled,
    cutAway: gone.length - lost.length,
    assertRight() {
      expect(ledger.wrong).toEqual([])
      expect(audited).toEqual({ drift: 0, failures: 0 })
      expect(verified.stdout).toContain(' 0 differences')
      expect(verified.code).toBe(0)
      expect({ lost: lost.length, doubled }).toEqual({ lost: 0, doubled: 0 })
      expect(rest.filter((status) => status === 'refused')).toEqual([])
      expect(stored).toEqual(expected)
    },
  }

  async function send(entries: readonly Entry[]): Promise<string[]> {
    const statuses: string[] = []
    for (let from = 0; from < entries.length; from += CHUNK) {
      const lines = entries.slice(from, from + CHUNK).map(({ delivery }) => JSON.stringify(delivery))
      const { receipts, error } = await sendLines(caller, lines)
      expect(error).toBeUndefined()
      statuses.push(...receipts.map(({ status }) => status))
    }
    return statuses
  }
}

/** What the server's own audit has found, since it was started last: under load, too. */
async function auditedInside({ server }: FaultCompany): Promise<{ drift?: number; failures?: number }> {
  const metrics = () => readMetrics(server.baseUrl)
  await until('an audit', async () => ((await metrics())[AUDITED] ?? 0) > 0)
  const { [DRIFT]: drift, leitai_audit_failures_total: failures } = await metrics()
  return { drift, failures }
}

type Boards = Awaited<ReturnType<typeof readBoards>>

/** Parcels above what is expected, over all boards of days. */
function surplus(stored: Boards, expected: Boards): number {
  const days = Object.keys(expected).filter((key) => /\/pickups\/\d{4}-\d\d-\d\d$/.test(key))
  return days
    .flatMap((key) => {
      const wanted = new Map(expected[key]?.map(({ courier, score }) => [courier, score]))
      return (stored[key] ?? []).map(({ courier, score }) => Math.max(0, score - (wanted.get(courier) ?? 0)))
    })
    .reduce((sum, each) => sum + each, 0)
}
