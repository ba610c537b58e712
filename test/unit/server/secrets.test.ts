import { scryptSync } from 'node:crypto'
import { hashSecret, matchesSecret, randomLetters } from '@leitai/server/secrets/secrets'
import { expect, test } from 'vitest'

test('PINs and passwords are kept as salted scrypt hashes at OWASP cost', async () => {
  const phc = await hashSecret('123456')
  const [, name, cost, salt = '', hash = ''] = phc.split('$')
  expect([name, cost]).toEqual(['scrypt', 'ln=17,r=8,p=1'])
  const expected = scryptSync('123456', Buffer.from(salt, 'base64'), 32, {
    N: 131_072,
    r: 8,
    p: 1,
    maxmem: 2 ** 28,
  })
  expect(hash).toBe(expected.toString('base64'))
  expect(await hashSecret('123456')).not.toBe(phc)
  expect(await matchesSecret('123456', phc)).toBe(true)
  expect(await matchesSecret('123457', phc)).toBe(false)
})

test('codes use every letter of their alphabet and no other', () => {
  const letters = new Set(randomLetters('BCDFG', 2_000))
  expect([...letters].sort().join('')).toBe('BCDFG')
})
