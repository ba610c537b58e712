import { createGate } from '@leitai/server/secrets/gate'
import { Refusal } from '@leitai/shared/refusal'
import { expect, test } from 'vitest'

/** Work that ends when it is told to. */
function createWork() {
  const begun: number[] = []
  const ends: (() => void)[] = []
  return {
    begun,
    piece: (name: number) => () => {
      begun.push(name)
      return new Promise<number>((resolve) => ends.push(() => resolve(name)))
    },
    endNext: () => ends.shift()?.(),
  }
}

test('two at a time pass, the others in their order, and whoever comes to a full gate is refused at once', async () => {
  const pass = createGate({ atOnce: 2, maxWaiting: 3, retryAfterS: 7 })
  const work = createWork()
  const done = [1, 2, 3, 4, 5].map((name) => pass(work.piece(name)))
  const refused = await pass(work.piece(6)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Refusal)
  expect(refused).toMatchObject({ code: 'too_many_attempts', details: { retryAfterS: 7 } })
  expect(work.begun).toEqual([1, 2])
  for (const [index, piece] of done.entries()) {
    work.endNext()
    expect(await piece).toBe(index + 1)
    await Promise.resolve()
    expect(work.begun).toEqual([1, 2, 3, 4, 5].slice(0, index + 3))
  }
})

test('work that fails makes room for the next', async () => {
  const pass = createGate({ atOnce: 1, maxWaiting: 1, retryAfterS: 1 })
  const failing = pass(() => Promise.reject(new Error('failed')))
  const next = pass(async () => 'next')
  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('next')
  expect(await pass(async () => 'and then')).toBe('and then')
})
