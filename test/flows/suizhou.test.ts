import type { Receipt } from '@leitai/shared/pickup'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { killAllIn, tmpDir } from '../helpers/folders.ts'
import { type ArrayReply, sendLines } from '../helpers/pickups.ts'
import { drawSeed, shuffle } from '../helpers/random.ts'
import { leitai, startServer, type TestServer } from '../helpers/server.ts'
import { readBoards, readStandings } from '../helpers/standings.ts'
import { createKey, importRoster } from '../helpers/stations.ts'
import {
  suizhouBad,
  suizhouExpected,
  suizhouLines,
  suizhouRoster,
  suizhouRosterText,
} from '../helpers/suizhou.ts'

const lines = suizhouLines()
const expected = suizhouExpected()
const boardKeys = Object.keys(expected)
const STATIONS = suizhouRoster().stations.map(({ id }) => id)
const MAX_ARRAY = 1_000

interface City {
  server: TestServer
  caller: Caller
  dataDir: string
}

/** A server with the roster of the sample city and nothing else. */
async function startCity(): Promise<City> {
  const dataDir = await tmpDir()
  await importRoster(dataDir, suizhouRosterText())
  const key = await createKey(dataDir)
  const server = await startServer({ dataDir })
  onTestFinished(() => server.stop())
  return { server, caller: createCaller(server.baseUrl, { key }), dataDir }
}

async function expectGoldenBoards(caller: Caller): Promise<void> {
  const boards = await readBoards(caller, boardKeys)
  const wrong = boardKeys.filter(
    (key) => JSON.stringify(boards[key]) !== JSON.stringify(sorted(expected[key])),
  )
  for (const key of wrong.slice(0, 1)) expect(boards[key], key).toEqual(expected[key])
  expect(wrong).toEqual([])
}

/** Fields in the order in which `readBoards` has them. */
const sorted = (rows: (typeof expected)[string] = []) =>
  rows.map(({ courier, rank, reachedAt, score }) => ({ courier, rank, reachedAt, score }))

async function sequences(caller: Caller): Promise<number[]> {
  const boards = await Promise.all(
    STATIONS.map((id) => readStandings(caller, id, 'metric=pickups&period=2026-11-09')),
  )
  return boards.map(({ seq }) => seq)
}

describe('the sample city', () => {
  test('the golden file has the boards that the issue counts', () => {
    expect(boardKeys).toHaveLength(864)
    expect(lines).toHaveLength(20_069)
  })

  test('[P1] [P2] [P4] all boards are right after the stream as it arrives, after it comes again, and after bad lines', async () => {
    const { caller, dataDir } = await startCity()

    const first = await sendLines(caller, lines)
    expect(first.receipts).toHaveLength(lines.length)
    expect(first.counts.refused).toBe(0)
    await expectGoldenBoards(caller)
    const before = await sequences(caller)

    const again = await sendLines(caller, lines)
    expect(again.counts).toMatchObject({ counted: 0, amended: 0, voided: 0, refused: 0 })
    expect(again.counts.duplicate + again.counts.stale).toBe(lines.length)

    const bad = suizhouBad()
    const refusals = await sendLines(
      caller,
      bad.map(({ line }) => line),
    )
    expect(refusals.receipts.map(({ code }) => code)).toEqual(bad.map(({ code }) => code))
    expect(refusals.receipts.map(({ line }) => line)).toEqual(bad.map((_, index) => index + 1))
    expect(refusals.counts).toMatchObject({ counted: 0, refused: bad.length })

    expect(await sequences(caller)).toEqual(before)
    await expectGoldenBoards(caller)
    expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 0 })
  })

  test('[P1] all boards are right after the reversed stream, where amendments and voids come before what they change', async () => {
    const { caller } = await startCity()
    const { counts } = await sendLines(caller, [...lines].reverse())
    expect(counts.refused).toBe(0)
    expect(counts.stale).toBeGreaterThan(0)
    await expectGoldenBoards(caller)
  })

  test('[P1] all boards are right after a shuffled stream that comes as arrays, several at once', async () => {
    const { caller } = await startCity()
    const shuffled = shuffle(lines, drawSeed('shuffled stream'))
    const arrays = Array.from({ length: Math.ceil(shuffled.length / MAX_ARRAY) }, (_, index) =>
      shuffled.slice(index * MAX_ARRAY, (index + 1) * MAX_ARRAY),
    )
    const replies = await Promise.all(
      arrays.map((array) => caller.call<ArrayReply>('POST', '/pickups', { body: `[${array.join(',')}]` })),
    )
    expect(replies.map(({ status, body }) => [status, body.counts.refused])).toEqual(
      arrays.map(() => [200, 0]),
    )
    await expectGoldenBoards(caller)
  })

  test('[P3] what was acknowledged before kill -9, of the server and of its Redis, is counted exactly once', async () => {
    const { server, caller, dataDir } = await startCity()
    const third = Math.floor(lines.length / 3)

    const before = await receiptsUntilKilled(caller, lines, third, () => server.kill9())
    const second = await startServer({ dataDir, port: server.port })
    onTestFinished(() => second.stop())
    await expectAllKnown(caller, before)

    const meanwhile = await receiptsUntilKilled(caller, lines, 2 * third, async () => {
      await second.kill9()
      await killAllIn(dataDir)
    })
    const last = await startServer({ dataDir, port: server.port })
    onTestFinished(() => last.stop())
    await expectAllKnown(caller, meanwhile)

    const { counts } = await sendLines(caller, lines)
    expect(counts.refused).toBe(0)
    await expectGoldenBoards(caller)
    expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 0 })
  })
})

/** Sends lines and strikes as soon as `enough` of them are acknowledged; the receipts that came through. */
async function receiptsUntilKilled(
  caller: Caller,
  body: readonly string[],
  enough: number,
  strike: () => Promise<void>,
): Promise<Receipt[]> {
  const response = await caller.stream('POST', '/pickups', {
    body: body.join('\n'),
    contentType: 'application/x-ndjson',
  })
  const receipts: Receipt[] = []
  let rest = ''
  let struck: Promise<void> | undefined
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      for (const part of parts) receipts.push(JSON.parse(part))
      if (receipts.length >= enough) struck ??= strike()
    }
  } catch {
    // the connection broke: that is what the blow does
  }
  await struck
  expect(struck, 'the blow came before the end').toBeDefined()
  return receipts
}

/** Sends again what was acknowledged: none of it is news to the server. */
async function expectAllKnown(caller: Caller, receipts: readonly Receipt[]): Promise<void> {
  expect(receipts.length).toBeGreaterThan(1_000)
  const acknowledged = receipts.flatMap(({ line }) => lines[(line ?? 0) - 1] ?? [])
  const { counts } = await sendLines(caller, acknowledged)
  expect(counts).toMatchObject({ counted: 0, amended: 0, voided: 0, refused: 0 })
  expect(counts.duplicate + counts.stale).toBe(acknowledged.length)
}
