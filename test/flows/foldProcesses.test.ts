import { socketPathOf } from '@leitai/server/redis/embedded'
import type { Receipt } from '@leitai/shared/pickup'
import fc from 'fast-check'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { FOLD_ROSTER, foldCase, type Step } from '../helpers/foldCases.ts'
import { tmpDir } from '../helpers/folders.ts'
import { expectedBoards, wrongStatuses } from '../helpers/foldOracle.ts'
import { LONG } from '../helpers/long.ts'
import { type ArrayReply, sendLines } from '../helpers/pickups.ts'
import { drawSeed } from '../helpers/random.ts'
import { startServer } from '../helpers/server.ts'
import { readBoards } from '../helpers/standings.ts'
import { createKey, importRoster } from '../helpers/stations.ts'

/** fold.test.ts over HTTP: two real server processes take the deliveries of one case at once. */
const RUNS = LONG ? 600 : 60

/** Sends what belongs together as one request, in one of the three forms that there are. */
async function send(caller: Caller, batch: readonly Step[], form: number): Promise<Receipt[]> {
  const deliveries = batch.map(({ delivery }) => delivery)
  if (form === 0) {
    return Promise.all(
      deliveries.map(
        async (delivery) => (await caller.call<Receipt>('POST', '/pickups', { body: delivery })).body,
      ),
    )
  }
  if (form === 1) return (await caller.post<ArrayReply>('/pickups', deliveries)).receipts
  return (
    await sendLines(
      caller,
      deliveries.map((delivery) => JSON.stringify(delivery)),
    )
  ).receipts
}

/** What may be on its way at the same time: the steps up to each that waits. */
function roundsOf(steps: readonly Step[]): Step[][] {
  const rounds: Step[][] = [[]]
  for (const step of steps) {
    rounds.at(-1)?.push(step)
    if (step.waits) rounds.push([])
  }
  return rounds
}

test('[P1] [P2] [S1] [S2] two server processes, single pickups, arrays and NDJSON: the same boards as a naive fold', async () => {
  const dataDir = await tmpDir()
  await importRoster(dataDir, FOLD_ROSTER)
  const key = await createKey(dataDir)
  const servers = await Promise.all([startServer({ dataDir }), startServer({ dataDir })])
  onTestFinished(async () => {
    for (const server of servers) await server.stop()
  })
  const callers = servers.map(({ baseUrl }) => createCaller(baseUrl, { key }))
  const redis = new Redis(socketPathOf(dataDir))
  onTestFinished(() => redis.disconnect())

  async function deliver(steps: readonly Step[], form: number): Promise<string[]> {
    const statuses = new Map<Step, string>()
    for (const round of roundsOf(steps)) {
      await Promise.all(
        callers.map(async (caller, index) => {
          const mine = round.filter(({ process }) => process % callers.length === index)
          if (mine.length === 0) return
          const receipts = await send(caller, mine, (form + index) % 3)
          mine.forEach((step, position) => {
            statuses.set(step, receipts[position]?.status ?? 'none')
          })
        }),
      )
    }
    return steps.map((step) => statuses.get(step) ?? 'none')
  }

  let sent = 0
  const seed = drawSeed('fold over HTTP')
  await fc.assert(
    fc.asyncProperty(foldCase, fc.nat(2), fc.nat(1), async (steps, form, reader) => {
      const keys = await redis.keys('lt:s:*')
      if (keys.length > 0) await redis.del(...keys)
      const statuses = await deliver(steps, form)
      const expected = expectedBoards(
        FOLD_ROSTER,
        steps.map(({ delivery }) => delivery),
      )
      const caller = callers[reader]
      if (!caller) throw new Error('no such process')
      expect(await readBoards(caller, Object.keys(expected))).toEqual(expected)
      expect(wrongStatuses(FOLD_ROSTER, steps, statuses)).toEqual([])
      sent += steps.length
    }),
    { numRuns: RUNS, seed },
  )
  console.log(`fold over HTTP: ${RUNS} runs, ${sent} deliveries through two processes`)
})
