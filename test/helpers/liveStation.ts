import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Change, ClientEvents, ServerEvents, Snapshot } from '@leitai/shared/protocol'
import type { Problem } from '@leitai/shared/refusal'
import { Server } from 'socket.io'
import { onTestFinished } from 'vitest'
import { buildSnapshot } from './snapshots.ts'

/** Boards where one courier has a score. */
export const boardsOf = (score: number): Snapshot['boards'] => {
  const board = { period: '2026-11-22', rows: [['a', score, 1]] as [string, number, number][] }
  return { 'day/pickups': board, 'day/walkin': board, 'week/pickups': board, 'week/walkin': board }
}

/** A station's live server that says what the test tells it to. */
export async function startLiveStation() {
  const http = createServer()
  const live = new Server<ClientEvents, ServerEvents>(http)
  const station = {
    live,
    watches: 0,
    reply: buildSnapshot({ seq: 1, boards: boardsOf(1) }) as Snapshot | Pick<Problem, 'code'>,
    /** Sent in the time between asking for a snapshot and getting it. */
    before: [] as Change[],
    url: '',
  }
  live.on('connection', (socket) => {
    socket.on('watch', (_stationId, ack) => {
      station.watches += 1
      for (const early of station.before) socket.emit('change', early)
      const { reply } = station
      if ('seq' in reply) ack({ ok: true, value: reply })
      else ack({ ok: false, problem: { type: '', title: '', status: 403, detail: '', ...reply } })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  station.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  onTestFinished(async () => {
    await live.close()
  })
  return station
}
