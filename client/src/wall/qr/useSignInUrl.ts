import type { Link } from '../../live/liveState.ts'
import { useNow, useSnapshot, useWallLive } from '../live/WallContext.ts'

/** Where nobody could sign in, whatever code they scan. */
const AWAY: readonly Link[] = ['redisAway', 'serverAway', 'offline']

/**
 * Where couriers of this station sign in by phone: `away` while there is nobody to let them in, null without a ticket
 * that is still good.
 */
export function useSignInUrl(): { url: string } | 'away' | null {
  const { audience } = useSnapshot()
  const link = useWallLive((state) => state.link)
  const ticket = useWallLive((state) => state.ticket)
  const now = useNow()
  if (audience === 'staff' && AWAY.includes(link)) return 'away'
  return ticket && ticket.expiresAt > now ? { url: `${location.origin}${ticket.path}` } : null
}
