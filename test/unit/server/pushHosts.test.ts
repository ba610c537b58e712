import { createPushHosts, isPrivate, PUSH_HOSTS } from '@leitai/server/alerts/pushHosts'
import { expect, test } from 'vitest'

test('[SEC-7] push services are the known ones on https, and what the operator has named in full', () => {
  const hosts = createPushHosts([...PUSH_HOSTS, 'http://push.station.lan:8080'])
  const told = (endpoint: string) => hosts.of(endpoint)
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://db5p.notify.windows.com/w/?token=abc',
  ]) {
    expect(told(endpoint), endpoint).toBe('public')
  }
  expect(told('http://push.station.lan:8080/abc')).toBe('named')
  for (const endpoint of [
    'http://fcm.googleapis.com/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilpush.apple.com/abc',
    'https://push.apple.com/abc',
    'https://user@fcm.googleapis.com/abc',
    'https://169.254.169.254/latest/meta-data',
    'https://push.station.lan:8080/abc',
    'http://push.station.lan/abc',
    'javascript:alert(1)',
    'nothing',
  ]) {
    expect(told(endpoint), endpoint).toBe('refused')
  }
})

test('[SEC-7] private addresses are known as such, in every dress', () => {
  const v4 = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ]
  const v6 = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1']
  for (const address of v4) expect(isPrivate({ address, family: 4 }), address).toBe(true)
  for (const address of v6) expect(isPrivate({ address, family: 6 }), address).toBe(true)
  expect(isPrivate({ address: '142.250.1.1', family: 4 })).toBe(false)
  expect(isPrivate({ address: '172.32.0.1', family: 4 })).toBe(false)
  expect(isPrivate({ address: '2a00:1450::1', family: 6 })).toBe(false)
})
