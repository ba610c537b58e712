import { useNow, useWallLive } from '../live/WallContext.ts'

/** Where couriers of this station sign in by phone; null without a ticket that is still good. */
export function useSignInUrl(): string | null {
  const ticket = useWallLive((state) => state.ticket)
  const now = useNow()
  return ticket && ticket.expiresAt > now ? `${location.origin}${ticket.path}` : null
}
