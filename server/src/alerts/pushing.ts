import type { Clock } from '@leitai/shared/clock'
import { createAlerts } from './alerts.ts'
import { createNewsFinder } from './findNews.ts'
import { createOvertaken } from './overtaken.ts'
import { createPushHosts } from './pushHosts.ts'
import { createPushSender } from './pushSender.ts'
import { createSubscriptions } from './subscriptions.ts'

/** Push services want to know whom to turn to; where there is no public address, nobody. */
const NO_CONTACT = 'mailto:nobody@leitai.invalid'

type Deps = Omit<Parameters<typeof createNewsFinder>[0], 'overtaken'> &
  Omit<Parameters<typeof createAlerts>[0], 'subscriptions' | 'sender' | 'newFinder'> &
  Omit<Parameters<typeof createSubscriptions>[0], 'hosts'> & {
    clock: Clock
    options: { publicUrl: string | undefined; pushHosts: readonly string[] }
  }

/** All of web push: who is told what, and the telling. */
export function createPushing(deps: Deps) {
  const { publicUrl, pushHosts } = deps.options
  const hosts = createPushHosts(pushHosts)
  const contact = publicUrl?.startsWith('https:') ? publicUrl : NO_CONTACT
  const subscriptions = createSubscriptions({ ...deps, hosts })
  const overtaken = createOvertaken(deps)
  const alerts = createAlerts({
    ...deps,
    subscriptions,
    sender: createPushSender({ hosts, contact }),
    newFinder: () => createNewsFinder({ ...deps, overtaken }),
  })
  return { subscriptions, alerts }
}
