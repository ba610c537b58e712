import { cookieOf } from '@leitai/server/http/cookies'
import { networkOf } from '@leitai/server/http/networks'
import { expect, test } from 'vitest'

const read = (cookie: string | undefined) => cookieOf({ headers: { cookie } }, 'leitai_manager')

test.each([
  [undefined, undefined],
  ['', undefined],
  ['leitai_manager=abc', 'abc'],
  ['a=1; leitai_manager=abc; b=2', 'abc'],
  ['a=1;leitai_manager=abc', 'abc'],
  ['leitai_manager=first; leitai_manager=second', 'first'],
  ['xleitai_manager=evil; leitai_managerx=evil; leitai_manager=abc', 'abc'],
  ['a=leitai_manager=evil; leitai_manager=a=b', 'a=b'],
  ['leitai_manager; leitai_manager=%E0%A4', '%E0%A4'],
  [`${'a;'.repeat(2_000)}leitai_manager=abc`, 'abc'],
])('the cookie in %j is %j', (header, value) => {
  expect(read(header)).toBe(value)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('attempts from %s count for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
