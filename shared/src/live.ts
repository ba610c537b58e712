/** How boards change and how changes are applied: two sides of one contract, kept together. Pure. */
import { BOARD_IDS, type BoardId, type Change, type LiveBoard, type Peer, type Snapshot } from './protocol.ts'
import { type ScoreRow, totalOf } from './standings.ts'

type Boards = Record<BoardId, LiveBoard>

/** The rows of `next` that are not the same in `previous`. A member that has gone is sent with 0. */
export function changedRows(previous: Boards, next: Boards): Change['rows'] {
  const rows: Change['rows'] = {}
  for (const id of BOARD_IDS) {
    const before = new Map(previous[id].rows.map((row) => [row[0], row]))
    const changed: ScoreRow[] = []
    for (const row of next[id].rows) {
      const old = before.get(row[0])
      before.delete(row[0])
      if (!old || old[1] !== row[1] || old[2] !== row[2]) changed.push(row)
    }
    for (const memberId of before.keys()) changed.push([memberId, 0, null])
    if (changed.length > 0) rows[id] = changed
  }
  return rows
}

/** What is hidden of each board, where anything may be. */
export function hiddenOf(boards: Boards): Change['hidden'] {
  const hidden = BOARD_IDS.flatMap((id) => (boards[id].hidden === undefined ? [] : [[id, boards[id].hidden]]))
  return hidden.length === 0 ? undefined : Object.fromEntries(hidden)
}

/** All that a board's station has, shown or not. */
export function boardTotal({ rows, hidden = 0 }: LiveBoard): number {
  return totalOf(rows) + hidden
}

/**
 * The snapshot after a change, or null if it is not the next one: then ask for a new snapshot (L1).
 * Boards without changes keep their identity.
 */
export function applyChange(snapshot: Snapshot, change: Change): Snapshot | null {
  if (change.epoch !== snapshot.epoch || change.prev !== snapshot.seq) return null
  const boards = { ...snapshot.boards }
  for (const id of BOARD_IDS) {
    const changed = change.rows[id] ?? []
    const hidden = change.hidden?.[id] ?? boards[id].hidden
    if (changed.length === 0 && hidden === boards[id].hidden) continue
    const rows = new Map(boards[id].rows.map((row) => [row[0], row]))
    for (const row of changed) rows.set(row[0], row)
    boards[id] = { ...boards[id], rows: [...rows.values()], ...(hidden === undefined ? {} : { hidden }) }
  }
  return { ...snapshot, boards, seq: change.seq, asOf: change.asOf, sentAt: change.sentAt }
}

/** Nothing is on its way for as long as this: what is older by more is right, and a clock was set. */
const LATE_AT_MOST_MS = 60_000

/** Whether a snapshot is of before the numbers known as of `asOf` (ms): another process has not heard yet what this viewer has shown. */
export function isOvertaken(next: Snapshot, known: Snapshot, asOf: number): boolean {
  const isSame =
    known.station.id === next.station.id && known.audience === next.audience && known.epoch === next.epoch
  const lateMs = asOf - next.asOf
  return isSame && next.seq < known.seq && lateMs > 0 && lateMs < LATE_AT_MOST_MS
}

/** What is told of the stations beside one, but for those that are known from later: totals never go back (L1). */
export function newerPeers(known: readonly Peer[], told: readonly Peer[]): Peer[] {
  const before = new Map(known.map((peer) => [peer.id, peer]))
  return told.map((peer) => {
    const one = before.get(peer.id)
    const lateMs = one ? one.asOf - peer.asOf : 0
    return one && lateMs > 0 && lateMs < LATE_AT_MOST_MS ? one : peer
  })
}

/** A snapshot after another one: where both speak of the same totals, with the newer of them. */
export function withNewerPeers(known: Snapshot, next: Snapshot): Snapshot {
  const isSame =
    known.station.id === next.station.id &&
    known.audience === next.audience &&
    known.settings.wallMetric === next.settings.wallMetric
  return isSame ? { ...next, peers: newerPeers(known.peers, next.peers) } : next
}
