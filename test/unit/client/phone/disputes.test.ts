import type { Dispute, DisputeState, DisputesReply } from '@leitai/shared/dispute'
import { describe, expect, test } from 'vitest'
import { type Api, ApiProblem } from '../../../../client/src/live/api.ts'
import { checkSentence } from '../../../../client/src/phone/pages/disputes/sentence.ts'
import { createDisputes } from '../../../../client/src/phone/session/disputes.ts'

function dispute(id: string, state: DisputeState): Dispute {
  const asked = { at: '2026-11-22T06:00:00Z', by: 'courier', state: 'open' as const, text: '少了一件' }
  return {
    id,
    stationId: 'east',
    courier: 'e1',
    name: '徐静',
    about: 'missing',
    pickupId: null,
    state,
    trail: [asked],
  }
}

/** A phone whose server has `answers`, and which has seen `seenBefore`. */
function phone(answers: Dispute[], seenBefore: string[] = []) {
  const server = { disputes: answers, isAway: false }
  const asked: string[] = []
  const kept: string[][] = []
  function answer<T>(value: unknown): Promise<T> {
    if (!server.isAway) return Promise.resolve(value as T)
    return Promise.reject(
      new ApiProblem({ type: '', title: '', detail: '连不上', status: 0, code: 'unavailable' }),
    )
  }
  const api: Api = {
    get(path) {
      asked.push(path)
      const query = new URL(path, 'http://phone').searchParams
      const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))]
      const reply: DisputesReply = {
        total: server.disputes.length,
        disputes: server.disputes.slice(from, from + limit),
      }
      return answer(reply)
    },
    post: () => answer(dispute('new', 'open')),
    put: () => answer(undefined),
    del: (path) => answer(dispute(path.split('/').at(-1) ?? '', 'withdrawn')),
  }
  const seen = { load: () => seenBefore, save: (ids: string[]) => kept.push(ids), clear: () => {} }
  return { server, asked, kept, disputes: createDisputes({ api, stationId: 'east', seen }) }
}

describe('[S4] disputes on the phone', () => {
  test('answers are news until they are seen, on this phone', async () => {
    const { disputes, kept } = phone(
      [dispute('a', 'open'), dispute('b', 'declined'), dispute('c', 'accepted')],
      ['c'],
    )
    await disputes.refresh()
    expect(disputes.get().unseen).toEqual(['b'])
    disputes.markSeen()
    expect(disputes.get().unseen).toEqual([])
    expect(kept).toEqual([['b', 'c']])
    await disputes.refresh()
    expect(disputes.get().unseen).toEqual([])
  })

  test('what a courier withdraws is no news', async () => {
    const { disputes } = phone([dispute('a', 'open')])
    await disputes.refresh()
    await disputes.withdraw('a')
    expect(disputes.get()).toMatchObject({ unseen: [], disputes: [{ id: 'a', state: 'withdrawn' }] })
  })

  test('older ones come page by page, and stay when they are read anew', async () => {
    const all = Array.from({ length: 120 }, (_, index) => dispute(`d${index}`, 'open'))
    const { disputes } = phone(all)
    await disputes.refresh()
    expect(disputes.get().disputes).toHaveLength(50)
    await disputes.more()
    await disputes.refresh()
    expect(disputes.get().disputes).toEqual(all.slice(0, 100))
    expect(disputes.get().total).toBe(120)
  })

  test('with the server away it keeps what it knows, says why, and a sentence that was not sent throws', async () => {
    const { disputes, server } = phone([dispute('a', 'open')])
    await disputes.refresh()
    server.isAway = true
    await disputes.refresh()
    expect(disputes.get()).toMatchObject({ problem: '连不上', disputes: [{ id: 'a' }] })
    await expect(disputes.send({ about: 'missing', text: '少了' })).rejects.toThrow('连不上')
    server.isAway = false
    await disputes.send({ about: 'missing', text: '少了' })
    expect(disputes.get().disputes?.map(({ id }) => id)).toEqual(['new', 'a'])
  })
})

describe('a sentence', () => {
  test.each([
    ['', 300, 'empty'],
    [' \n ', 300, 'empty'],
    ['少了一件', 296, null],
    ['长'.repeat(300), 0, null],
    [` ${'长'.repeat(300)} `, 0, null],
    ['长'.repeat(302), -2, 'tooLong'],
  ])('%j', (text, left, mistake) => {
    expect(checkSentence(text)).toEqual({ left, mistake })
  })
})
