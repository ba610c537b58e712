import type { CourierSession } from '@leitai/shared/api'
import type { RefusalCode } from '@leitai/shared/refusal'
import { describe, expect, test } from 'vitest'
import { type Api, ApiProblem } from '../../../../client/src/live/api.ts'
import { createSessions } from '../../../../client/src/phone/session/sessions.ts'

const XU: CourierSession = {
  as: 'courier',
  courierId: '0420013',
  name: '徐静',
  stationId: '421303-02',
  stationName: '西城营业部',
}

function problem(code: RefusalCode, status: number) {
  return new ApiProblem({ type: '', title: '', detail: code, status, code })
}

/** A phone whose server answers everything with `answer`, and that remembers `kept`. */
function phone(kept: CourierSession | null, answer: CourierSession | ApiProblem) {
  const kepts: (CourierSession | null)[] = []
  const forgotten: string[] = []
  let signedIn = 0
  const reply = <T>(): Promise<T> =>
    answer instanceof ApiProblem ? Promise.reject(answer) : Promise.resolve(answer as T)
  const api: Api = { get: reply, post: reply, put: reply, del: reply }
  const sessions = createSessions({
    api,
    keep: { load: () => kept, save: (session) => kepts.push(session), clear: () => kepts.push(null) },
    forgetNumbers: (courierId) => forgotten.push(courierId),
    onSignIn: () => signedIn++,
  })
  return { sessions, kepts, forgotten, signIns: () => signedIn }
}

describe('sessions', () => {
  test('[L3] who is remembered is in at once, and stays in while the server is away', async () => {
    const { sessions, forgotten } = phone(XU, problem('unavailable', 503))
    expect(sessions.get()).toEqual({ kind: 'in', session: XU })
    await sessions.open()
    expect(sessions.get()).toEqual({ kind: 'in', session: XU })
    expect(forgotten).toEqual([])
  })

  test('a session that the server has ended is over, and its numbers are forgotten', async () => {
    const { sessions, kepts, forgotten } = phone(XU, problem('unauthenticated', 401))
    await sessions.open()
    expect(sessions.get()).toEqual({ kind: 'out', ended: true })
    expect([kepts, forgotten]).toEqual([[null], ['0420013']])
  })

  test('who was never here is at the door, without being told that anything ended', async () => {
    const { sessions } = phone(null, problem('unauthenticated', 401))
    expect(sessions.get()).toEqual({ kind: 'opening' })
    await sessions.open()
    expect(sessions.get()).toEqual({ kind: 'out', ended: false })
  })

  test('with nobody remembered and no server, that is what is said', async () => {
    const { sessions } = phone(null, problem('unavailable', 0))
    await sessions.open()
    expect(sessions.get()).toEqual({ kind: 'unreachable' })
  })

  test('signing in remembers and tells the listeners; a refusal changes nothing', async () => {
    const { sessions, kepts, signIns } = phone(null, XU)
    let heard = 0
    sessions.subscribe(() => heard++)
    await sessions.signIn({ as: 'courier', number: '0420013', pin: '123456' })
    expect([sessions.get(), kepts, heard]).toEqual([{ kind: 'in', session: XU }, [XU], 1])
    expect(signIns()).toBe(1)

    const refused = phone(null, problem('wrong_pin', 401))
    const attempt = refused.sessions.signIn({ as: 'courier', number: '0420013', pin: '000000' })
    await expect(attempt).rejects.toThrow('wrong_pin')
    expect(refused.sessions.get()).toEqual({ kind: 'opening' })
    expect(refused.signIns()).toBe(0)
  })

  test('of one whom somebody else has followed beside this page nothing is kept', async () => {
    const WANG: CourierSession = { ...XU, courierId: '0420014', name: '王伟' }
    const { sessions, kepts, forgotten } = phone(XU, WANG)
    await sessions.open()
    expect([sessions.get(), kepts, forgotten]).toEqual([{ kind: 'in', session: WANG }, [WANG], ['0420013']])
  })

  test('a session that could not be ended is not called ended', async () => {
    const { sessions } = phone(XU, problem('unavailable', 503))
    await expect(sessions.signOut()).rejects.toThrow('unavailable')
    expect(sessions.get().kind).toBe('in')
  })

  test('signing out of a session that is over already succeeds', async () => {
    const { sessions } = phone(XU, problem('unauthenticated', 401))
    await sessions.signOut()
    expect(sessions.get()).toEqual({ kind: 'out', ended: false })
  })
})
