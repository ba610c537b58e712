import { ECDH } from 'node:crypto'
import type { AlertKind } from '@leitai/shared/alertKinds'
import type { AlertsInput } from '@leitai/shared/alerts'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import webPush from 'web-push'
import type { StoredDevice } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { createPushHosts } from './pushHosts.ts'
import type { VapidKeys } from './pushSender.ts'

const KEYS_ID = 'vapid'
/** A phone, a spare one, a PC: the oldest gives way. */
const MAX_DEVICES = 5

export interface Subscriptions {
  /** This organisation's own keys for push services: made once. */
  keys(): Promise<VapidKeys>
  /** What a device of a courier is told. */
  kindsOf(courierId: string, endpoint: string | undefined): AlertKind[]
  /** `session` is the one that asks. Throws `invalid_request` for an endpoint that is no push service, or a key that is none. */
  set(courierId: string, session: string, input: AlertsInput): Promise<void>
  remove(courierId: string, endpoint: string): Promise<void>
  /** Every courier with a device. */
  all(): ReadonlyMap<string, readonly StoredDevice[]>
}

/** Which devices are told what, kept in the organisation. */
export function createSubscriptions(deps: {
  org: Org
  hosts: ReturnType<typeof createPushHosts>
  clock: Clock
}): Subscriptions {
  const { org, hosts, clock } = deps
  const of = (courierId: string) => org.get('devices', courierId) ?? []

  /** A device is one courier's: who signs in on it after another takes it over. */
  async function replace(courierId: string, endpoint: string, device: StoredDevice | null): Promise<void> {
    await org.update(() => {
      const changed = [...org.all('devices')].filter(
        ([id, devices]) => id !== courierId && devices.some((one) => one.endpoint === endpoint),
      )
      const without = (devices: readonly StoredDevice[]) => devices.filter((one) => one.endpoint !== endpoint)
      const own = [...without(of(courierId)), ...(device ? [device] : [])].slice(-MAX_DEVICES)
      const others = changed.map(([id, devices]) => [id, without(devices)] as const)
      return [...(device ? others : []), [courierId, own] as const].map(([id, devices]) => [
        'devices',
        id,
        devices.length > 0 ? [...devices] : null,
      ])
    })
  }

  return {
    async keys() {
      for (;;) {
        const known = org.get('pushKeys', KEYS_ID)
        if (known) return known
        await org.put([['pushKeys', KEYS_ID, webPush.generateVAPIDKeys()]], org.version())
        await org.sync()
      }
    },
    kindsOf: (courierId, endpoint) => of(courierId).find((one) => one.endpoint === endpoint)?.kinds ?? [],
    async set(courierId, session, { kinds, ...device }) {
      if (hosts.of(device.endpoint) === 'refused') {
        throw new Refusal('invalid_request', 'Not a push service that this server speaks to.', {
          field: 'endpoint',
        })
      }
      if (!isPublicKey(device.keys.p256dh)) {
        throw new Refusal('invalid_request', 'Not a key on P-256.', { field: 'keys.p256dh' })
      }
      const since = of(courierId).find((one) => one.endpoint === device.endpoint)?.since ?? clock.now()
      await replace(
        courierId,
        device.endpoint,
        kinds.length > 0 ? { ...device, kinds, since, session } : null,
      )
    },
    remove: (courierId, endpoint) => replace(courierId, endpoint, null),
    all: () => org.all('devices'),
  }
}

/** Whether it is a point on P-256, as browsers make them. */
function isPublicKey(base64url: string): boolean {
  try {
    ECDH.convertKey(base64url, 'prime256v1', 'base64url')
    return true
  } catch {
    return false
  }
}
