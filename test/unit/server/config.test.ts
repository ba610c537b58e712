import { readConfig } from '@leitai/server/config'
import { expect, test } from 'vitest'

test.each([
  ['AUDIT_EVERY_S', '0'],
  ['AUDIT_EVERY_S', 'often'],
  ['LIMIT_SOURCE', '0'],
  ['LIMIT_CONNECTIONS', 'many'],
  ['METRICS_TOKEN', 'short'],
  ['METRICS_TOKEN', 'long enough, but with spaces'],
])('a setting that cannot be is named: %s=%s', (name, value) => {
  expect(() => readConfig({ [name]: value }, {})).toThrow(`${name} is not valid`)
})

test('metrics are for this machine alone unless a token is set, and nothing is none', () => {
  expect(readConfig({}, {})).toMatchObject({ metricsToken: undefined, auditEveryMs: 5_000 })
  expect(readConfig({ METRICS_TOKEN: '' }, {}).metricsToken).toBe(undefined)
  const token = 'a-token-of-Prometheus'
  expect(readConfig({ METRICS_TOKEN: token, AUDIT_EVERY_S: '0.5' }, {})).toMatchObject({
    metricsToken: token,
    auditEveryMs: 500,
  })
})
