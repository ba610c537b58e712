import { describe, expect, test } from 'vitest'
import { ApiProblem, createApi } from '../../../../client/src/live/api.ts'

interface Sent {
  url: string
  init: RequestInit
}

/** An API whose server gives these replies in turn; `Error` stands for no answer at all. */
function served(...replies: (Response | Error)[]) {
  const sent: Sent[] = []
  const api = createApi({
    language: () => 'zh-CN',
    fetch: async (url, init = {}) => {
      sent.push({ url: String(url), init })
      const reply = replies.shift() ?? new Error('No reply left.')
      if (reply instanceof Error) throw reply
      return reply
    },
  })
  return { api, sent }
}

async function problemOf(reply: Promise<unknown>) {
  const error = await reply.catch((thrown: unknown) => thrown)
  if (!(error instanceof ApiProblem)) throw new Error(`Not a problem: ${String(error)}`)
  return error.problem
}

describe('createApi', () => {
  test('asks below /api/v1, with the own cookies, in the language of the screen', async () => {
    const { api, sent } = served(Response.json({ answer: 42 }))
    expect(await api.get('/stations')).toEqual({ answer: 42 })
    expect(sent[0]).toMatchObject({
      url: '/api/v1/stations',
      init: { method: 'GET', credentials: 'same-origin', headers: { 'Accept-Language': 'zh-CN' } },
    })
  })

  test('sends objects as JSON, and a text with its type as it is', async () => {
    const { api, sent } = served(Response.json({}), Response.json({}))
    await api.post('/session', { as: 'courier' })
    await api.post('/roster', '工号,姓名\n', 'text/csv')
    expect(sent.map(({ init }) => init.body)).toEqual(['{"as":"courier"}', '工号,姓名\n'])
    expect(sent.map(({ init }) => new Headers(init.headers).get('Content-Type'))).toEqual([
      'application/json',
      'text/csv',
    ])
  })

  test('a reply without content is undefined', async () => {
    expect(await served(new Response(null, { status: 204 })).api.del('/session')).toBeUndefined()
  })

  test('a refusal is thrown as the problem that the server worded', async () => {
    const problem = {
      type: 't',
      title: 't',
      status: 401,
      detail: '工号或 PIN 不对。',
      code: 'wrong_pin',
      field: 'pin',
    }
    const { api } = served(Response.json(problem, { status: 401 }))
    expect(await problemOf(api.post('/session', {}))).toEqual(problem)
  })

  test('no network, and the error page of a proxy, are `unavailable`', async () => {
    const { api } = served(new TypeError('Failed to fetch'), new Response('<h1>502</h1>', { status: 502 }))
    expect(await problemOf(api.get('/stations'))).toMatchObject({ code: 'unavailable', status: 0 })
    expect(await problemOf(api.get('/stations'))).toMatchObject({ code: 'unavailable', status: 502 })
  })
})
