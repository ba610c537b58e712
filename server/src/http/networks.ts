import { isIPv6 } from 'node:net'

const GROUPS = 8
/** An IPv6 subscriber has at least a /64: counting single addresses would count nobody. */
const NETWORK_GROUPS = 4

/** Whom attempts from an address are counted for: an IPv4 address itself, the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined || !isIPv6(bare)) return mapped ?? address
  const [head = [], tail = []] = bare
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(GROUPS - head.length - tail.length, 0) }, () => '0')
  return [...head, ...zeros, ...tail]
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
