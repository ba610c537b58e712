import type { Redis } from 'ioredis'
import type { Archiving } from '../boards/archiveWeeks.ts'
import type { Boards } from '../boards/boards.ts'
import type { Disputes } from '../disputes/disputes.ts'
import { type Org, type OrgEntry, parseOrgEntry } from '../org/org.ts'
import type { Trail } from '../org/trail.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Receipts } from '../receipts/receipts.ts'
import { stationRoot } from '../redis/stationRoot.ts'
import type { BackupLine, LineKind } from './format.ts'

/** Lines of one kind that are put back together. */
const BATCH = 1_000
/** Weeks that lie in Redis before they go to the archive together. */
const WEEKS_AT_ONCE = 13

type LineOf<Kind extends LineKind> = Extract<BackupLine, [Kind, ...unknown[]]>

/**
 * Puts the lines of a backup back: facts by the fold that took them in, so that boards come out of it by themselves;
 * finals, drafts, disputes and the organisation as they were. Whatever is there already stays as it is, so that it
 * can be done again where it was broken off.
 */
export function createRestore(deps: {
  commands: Redis
  org: Org
  trail: Trail
  roster: Roster
  boards: Boards
  archiving: Archiving
  disputes: Disputes
  receipts: Receipts
}) {
  const { commands, org, trail, roster, boards, archiving, disputes, receipts } = deps

  async function putHash(key: string, lines: readonly (LineOf<'final'> | LineOf<'draft'>)[]): Promise<void> {
    await commands.hset(key, ...lines.flatMap(([, name, json]) => [name, json]))
  }

  async function putStation(
    station: StationOnRoster,
    kind: LineKind,
    lines: readonly BackupLine[],
  ): Promise<void> {
    const root = stationRoot(station.id)
    const only = <Kind extends LineKind>(wanted: Kind) =>
      lines.filter((line): line is LineOf<Kind> => line[0] === wanted)
    if (kind === 'final') await putHash(`${root}:z`, only('final'))
    if (kind === 'draft') await putHash(`${root}:y`, only('draft'))
    if (kind === 'dispute')
      for (const [, id, json] of only('dispute')) await disputes.putBack(station.id, id, json)
    if (kind === 'receipts')
      for (const [, subject, json] of only('receipts')) await receipts.putBack(station.id, subject, json)
    if (kind === 'left')
      await Promise.all(only('left').map(([, day, id, at]) => commands.zadd(`${root}:l:${day}`, at, id)))
    if (kind === 'pickup') {
      await boards.putBack(
        station,
        only('pickup').map(([, id, ...versions]) => ({ id, versions })),
      )
    }
    for (const [, days, touched] of only('days')) {
      if (days.length > 0) await commands.sadd(`${root}:days`, ...days)
      await commands.del(`${root}:t`) // the fold has touched them all
      if (touched.length > 0) await commands.sadd(`${root}:t`, ...touched)
    }
  }

  async function archive(stationId: string, weeks: readonly number[]): Promise<void> {
    if (weeks.length === 0) return
    const { waiting } = await archiving.archiveWeeks(stationId, weeks)
    if (waiting > 0) throw new Error(`${waiting} weeks of ${stationId} could not be archived again.`)
  }

  /** Resolves when all is on disk. */
  return async function restore(lines: AsyncIterable<BackupLine>): Promise<void> {
    let station: StationOnRoster | undefined
    let batch: BackupLine[] = []
    let weeks: number[] = []

    async function flush(): Promise<void> {
      const [first] = batch
      if (first?.[0] === 'org') await org.putBack(batch.flatMap(orgEntryOf))
      else if (first?.[0] === 'trail') await trail.putBack(batch.flatMap(trailEntryOf))
      else if (first && station) await putStation(station, first[0], batch)
      batch = []
    }
    async function flushWeeks(): Promise<void> {
      if (station) await archive(station.id, weeks)
      weeks = []
    }

    for await (const line of lines) {
      const [kind, value] = line
      if (batch.length === BATCH || (batch[0] && batch[0][0] !== kind)) await flush()
      if (kind === 'station') {
        await flushWeeks()
        station = roster.station(value)
      } else if (kind === 'week') {
        weeks.push(value)
        if (weeks.length === WEEKS_AT_ONCE) await flushWeeks()
      } else if (kind === 'days') {
        await flushWeeks() // before their days are told to be settled
        batch.push(line)
      } else if (kind === 'org' || kind === 'trail' || station) batch.push(line)
    }
    await flush()
  }
}

function trailEntryOf(line: BackupLine): [seq: string, json: string][] {
  return line[0] === 'trail' ? [[line[1], line[2]]] : []
}

function orgEntryOf(line: BackupLine): OrgEntry[] {
  return line[0] === 'org' ? [parseOrgEntry(line[1], line[2], line[3])] : []
}
