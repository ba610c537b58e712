import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, type LookupFunction } from 'node:net'

/** The push services of Chromium, Firefox, Safari and Edge. */
export const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
]

const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')

/** True for an address that is not out on the internet: our own networks, this machine, a cloud's metadata. */
export function isPrivate({ address, family }: Pick<LookupAddress, 'address' | 'family'>): boolean {
  return PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Resolves as the system does, and fails where a name leads to a private address: what a browser gave us as its push
 * service must not be a way into the network that the server stands in.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), '')
    if (addresses.some(isPrivate)) return callback(new Error(`${hostname} is at a private address.`), '')
    if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

/** `public` is spoken to on the internet only; `named` is an origin that whoever runs the server has named in full. */
export type PushHost = 'public' | 'named' | 'refused'

/**
 * Which endpoints are push services: https on its usual port at a host of the list (`*.` for any below it), or an
 * origin that the list names in full, for a push service of one's own.
 */
export function createPushHosts(list: readonly string[]): { of(endpoint: string): PushHost } {
  return {
    of(endpoint) {
      const url = URL.parse(endpoint)
      if (!url) return 'refused'
      if (url.username !== '' || url.password !== '') return 'refused'
      if (list.includes(url.origin)) return 'named'
      if (url.protocol !== 'https:' || url.port !== '') return 'refused'
      const isListed = list.some((host) =>
        host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
      )
      return isListed ? 'public' : 'refused'
    },
  }
}
