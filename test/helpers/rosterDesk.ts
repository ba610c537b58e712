/** Rosters in and out, as the desk sends and fetches them. */
import type { Problem } from '@leitai/shared/refusal'
import type { RosterChange, WordedRosterError } from '@leitai/shared/roster'
import { expect } from 'vitest'
import type { Caller } from './api.ts'

export interface RosterDesk {
  take(body: unknown, contentType: string): Promise<RosterChange>
  /** What would change. */
  preview(body: unknown, contentType: string): Promise<RosterChange>
  /** Why it cannot be taken. */
  mistakes(body: unknown, contentType: string, language?: string): Promise<WordedRosterError[]>
  /** `format=csv&part=units`. */
  download(query: string, language?: string): Promise<Buffer>
  /** The whole roster as it is kept. */
  kept(): Promise<{ couriers: Record<string, unknown>[] }>
}

export function createRosterDesk(manager: Caller): RosterDesk {
  async function post(path: string, body: unknown, contentType: string): Promise<RosterChange> {
    const reply = await manager.call<RosterChange>('POST', path, { body, contentType })
    expect(reply.status, reply.text).toBe(200)
    return reply.body
  }
  async function download(query: string, language = 'zh'): Promise<Buffer> {
    const headers = { Cookie: manager.cookies(), 'Accept-Language': language }
    const reply = await fetch(`${manager.baseUrl}/api/v1/roster/export?${query}`, { headers })
    expect(reply.status).toBe(200)
    const disposition = reply.headers.get('content-disposition')
    expect(disposition).toMatch(/^attachment; filename=[a-z]+\.(json|csv|xlsx)$/)
    return Buffer.from(await reply.arrayBuffer())
  }
  return {
    take: (body, contentType) => post('/roster', body, contentType),
    preview: (body, contentType) => post('/roster?dryRun=1', body, contentType),
    async mistakes(body, contentType, language = 'en') {
      const headers = { 'Accept-Language': language }
      const problem = await manager.problem('POST', '/roster', { body, contentType, headers })
      expect(problem).toMatchObject({ status: 422, code: 'invalid_roster' })
      return (problem as Problem & { errors: WordedRosterError[] }).errors
    },
    download,
    kept: async () => JSON.parse((await download('format=json')).toString('utf8')),
  }
}
