import type { IncomingMessage } from 'node:http'
import { readConfig } from '@leitai/server/config'
import { isOwnOrigin } from '@leitai/server/http/origin'
import { languageOf, wordsOf } from '@leitai/server/http/words'
import { REFUSAL_CODES } from '@leitai/shared/refusal'
import { expect, test } from 'vitest'

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage

test('a page of another site is refused, this one and programs are not', () => {
  const asks = (origin: string | undefined, host = 'box:3000', publicUrl?: string) =>
    isOwnOrigin(request(origin === undefined ? { host } : { host, origin }), publicUrl)
  expect(asks('http://box:3000')).toBe(true)
  expect(asks(undefined)).toBe(true)
  expect(asks('https://leitai.example', 'app:3000', 'https://leitai.example')).toBe(true)
  for (const foreign of ['http://evil.example', 'http://box:3001', 'null', 'http://box:3000.evil.example']) {
    expect(asks(foreign), foreign).toBe(false)
  }
})

test('every refusal has words in both languages, and no field is left open in them', () => {
  for (const code of REFUSAL_CODES) {
    expect(wordsOf(code, 'zh')).toMatch(/\p{Script=Han}/u)
    expect(wordsOf(code, 'en')).toMatch(/^[A-Z][^{}“”]+\.$/)
    expect(wordsOf(code, 'en', 'count')).not.toContain('{')
  }
})

test('words are Chinese for who asks for it first, English for programs', () => {
  expect(['zh-CN,zh;q=0.9,en;q=0.8', 'en-GB,zh;q=0.5', '', undefined].map(languageOf)).toEqual([
    'zh',
    'en',
    'en',
    'en',
  ])
})

test('a setting that is wrong is named; flags win over the environment', () => {
  expect(() => readConfig({ PORT: 'many' }, {})).toThrow(/^PORT /)
  expect(() => readConfig({ REDIS_URL: 'http://x' }, {})).toThrow(/^REDIS_URL /)
  expect(readConfig({ PORT: '4000', DATA_DIR: '/a' }, { port: '5000' })).toMatchObject({
    port: 5000,
    dataDir: '/a',
  })
})
