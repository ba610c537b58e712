import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createPairing } from '../../../../client/src/wall/pairing/createPairing.ts'

/** A server that answers in turn; `Error` stands for none. */
function startPairing(...replies: (Response | Error)[]) {
  const asked: [path: string, body: unknown][] = []
  const tokens: string[] = []
  const pairing = createPairing({
    onPaired: (token) => tokens.push(token),
    post: async (path, body) => {
      asked.push([path, body])
      const reply = replies.shift() ?? new Error('No reply left.')
      if (reply instanceof Error) throw reply
      return reply
    },
  })
  onTestFinished(pairing.close)
  return { pairing, asked, tokens }
}

const code = (letters: string) =>
  Response.json({ code: letters, secret: `of ${letters}`, expiresAt: 600_000 })
const waiting = () => Response.json({ state: 'waiting' })
const poll = () => vi.advanceTimersByTimeAsync(5_000)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('shows a code, polls with its secret, and is given a token', async () => {
  const paired = Response.json({ state: 'paired', token: 'lw_1', stationId: 's' })
  const { pairing, asked, tokens } = startPairing(code('BCDFGHJK'), waiting(), paired)
  await vi.advanceTimersByTimeAsync(0)
  expect(pairing.get()).toEqual({ code: 'BCDFGHJK', trouble: false })
  await poll()
  await poll()
  await poll()
  expect(tokens).toEqual(['lw_1'])
  expect(asked.map(([path]) => path)).toEqual([
    '/api/v1/walls/pairings',
    '/api/v1/walls/pairings/poll',
    '/api/v1/walls/pairings/poll',
  ])
  expect(asked[1]?.[1]).toEqual({ secret: 'of BCDFGHJK' })
})

test('a code that ran out, by the server’s word, is replaced', async () => {
  const expired = new Response('{}', { status: 410 })
  const { pairing, asked } = startPairing(code('BCDFGHJK'), expired, code('VWXZBCDF'), waiting())
  await vi.advanceTimersByTimeAsync(0)
  await poll()
  expect(pairing.get()).toEqual({ code: 'VWXZBCDF', trouble: false })
  await poll()
  expect(asked.map(([, body]) => body)).toEqual([
    {},
    { secret: 'of BCDFGHJK' },
    {},
    { secret: 'of VWXZBCDF' },
  ])
})

test('without a server it says so, keeps its code and goes on trying', async () => {
  const { pairing } = startPairing(
    new Error('away'),
    code('BCDFGHJK'),
    new Response('', { status: 503 }),
    waiting(),
  )
  await vi.advanceTimersByTimeAsync(0)
  expect(pairing.get()).toEqual({ code: null, trouble: true })
  await poll()
  expect(pairing.get()).toEqual({ code: 'BCDFGHJK', trouble: false })
  await poll()
  expect(pairing.get()).toEqual({ code: 'BCDFGHJK', trouble: true })
  await poll()
  expect(pairing.get()).toEqual({ code: 'BCDFGHJK', trouble: false })
})
