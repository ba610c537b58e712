import type { AuditReply } from '@leitai/shared/audit'
import { dayOf, instantOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Difference } from '@leitai/shared/differences'
import type { Log } from '../log.ts'
import { isRedisAway } from '../redis/away.ts'
import { type Look, type LookDeps, look } from './look.ts'
import { createTurns, type Turn } from './turns.ts'

/** A board that is wrong as a whole need not fill the disk too. */
const MAX_LOGGED = 50

export interface Audit {
  /** Recomputes the next week of a station. A Redis that is away is no drift, and is asked again another time. */
  next(): Promise<void>
  /** What was found since the start. */
  report(): AuditReply
  /** Turns that ended without a result, although Redis was there; the log says why. */
  failures(): number
}

/** Recomputes stored boards from their facts, a week of a station at a time, and reports what differs. */
export function createAudit(deps: LookDeps & { clock: Clock; random: () => number; log: Log }): Audit {
  const { clock, log } = deps
  const turns = createTurns(deps)
  let failures = 0
  const report: AuditReply = { auditedDays: 0, driftFound: 0, lastAuditedAt: null, lastDrift: null }

  /**
   * A difference is believed when a second look says the same: between two reads Redis may have come back with
   * less than it had, and it may be mended.
   */
  async function confirmed(turn: Turn, found: Look): Promise<Difference[]> {
    if (found.differences.length === 0) return []
    const again = new Set((await look(turn, deps)).differences.map((each) => JSON.stringify(each)))
    return found.differences.filter((each) => again.has(JSON.stringify(each)))
  }

  function note({ id: stationId }: Turn['station'], differences: readonly Difference[]): void {
    report.driftFound += differences.length
    for (const difference of differences.slice(0, MAX_LOGGED)) {
      const { memberId, ...rest } = difference
      log.error('drift', 'a board is not what its facts say', {
        station: stationId,
        ...rest,
        member: memberId,
        ofDifferences: differences.length,
      })
      report.lastDrift = { stationId, ...difference, foundAt: instantOf(clock.now()) }
    }
  }

  async function audit(turn: Turn): Promise<void> {
    const found = await look(turn, deps)
    note(turn.station, await confirmed(turn, found))
    const today = dayOf(clock.now(), turn.station.calendar)
    report.auditedDays += found.days.filter((day) => day <= today).length
    report.lastAuditedAt = instantOf(clock.now())
  }

  return {
    async next() {
      let turn: Turn | undefined
      try {
        turn = await turns.next()
        if (turn) await audit(turn)
      } catch (error) {
        if (isRedisAway(error)) return
        failures++
        log.error('not audited', error, { station: turn?.station.id, period: turn?.week.key })
      }
    },
    report: () => ({ ...report }),
    failures: () => failures,
  }
}
