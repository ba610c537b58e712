import type { Clock } from '@leitai/shared/clock'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useWallTexts } from '../i18n/wall.ts'
import { connectSocket } from '../live/connect.ts'
import { createSnapshotKeep } from '../live/keepSnapshot.ts'
import { isShutOut } from '../live/liveState.ts'
import { createLiveStore, type LiveStore } from '../live/liveStore.ts'
import { useLive } from '../live/useLive.ts'
import { createReadReplay } from '../replay/readReplay.ts'
import { LinkMark } from './foot/LinkMark.tsx'
import { Identify } from './identify/Identify.tsx'
import { type Wall, WallContext } from './live/WallContext.ts'
import { PairingScreen } from './pairing/PairingScreen.tsx'
import { Stage } from './stage/Stage.tsx'
import { useCommands } from './useCommands.ts'
import { useReload } from './useReload.ts'
import { forgetToken, keepToken, takeToken } from './wallToken.ts'

const keep = createSnapshotKeep('wall')

/** A wall that has a station, or one that is waiting for one. */
export function WallApp({ clock }: { clock: Clock }) {
  const [token, setToken] = useState(() => takeToken(keep.clear))
  const onPaired = useCallback((paired: string) => {
    keepToken(paired)
    setToken(paired)
  }, [])
  const onRevoked = useCallback(() => {
    forgetToken()
    keep.clear()
    setToken(null)
  }, [])
  if (token === null) return <PairingScreen onPaired={onPaired} />
  return <PairedWall key={token} token={token} clock={clock} onPaired={onPaired} onRevoked={onRevoked} />
}

interface PairedWallProps {
  token: string
  clock: Clock
  onPaired: (token: string) => void
  onRevoked: () => void
}

function PairedWall({ token, clock, onPaired, onRevoked }: PairedWallProps) {
  const [store, setStore] = useState<LiveStore | null>(null)
  const { identification, onCommand } = useCommands()
  useEffect(() => {
    const opened = createLiveStore({
      auth: { as: 'wall', token },
      stationId: null,
      clock,
      keep,
      connect(auth) {
        const socket = connectSocket(auth)
        socket.on('command', onCommand)
        return socket
      },
    })
    setStore(opened)
    return () => opened.close()
  }, [token, clock, onCommand])
  const wall = useMemo(
    () => store && { store, clock, readReplay: createReadReplay(token) },
    [store, clock, token],
  )
  return (
    <>
      {wall && <WatchedWall wall={wall} onPaired={onPaired} onRevoked={onRevoked} />}
      {identification && <Identify asked={identification} />}
    </>
  )
}

type WatchedWallProps = Pick<PairedWallProps, 'onPaired' | 'onRevoked'> & { wall: Wall }

/**
 * A wall that the server does not know may have been unpaired while it was off, so it shows no number and keeps none;
 * or the server is not itself yet, so it keeps its token and comes back once it is known again.
 */
function WatchedWall({ wall, onPaired, onRevoked }: WatchedWallProps) {
  const { store, clock } = wall
  const known = useLive(store, (state) => state.snapshot !== null)
  const link = useLive(store, (state) => state.link)
  useReload(store, clock)
  useEffect(() => {
    if (link === 'refused') keep.clear()
    if (link === 'revoked') onRevoked()
  }, [link, onRevoked])
  if (isShutOut(link)) return <PairingScreen onPaired={onPaired} />
  return <WallContext value={wall}>{known ? <Stage /> : <Waiting />}</WallContext>
}

/** Before anything is known of the station: what the wall is waiting for. */
function Waiting() {
  const texts = useWallTexts()
  return (
    <main className="pairing">
      <p className="brand">
        <span className="seal">{texts.seal}</span>
        {texts.product}
      </p>
      <div className="waiting-for">
        <LinkMark />
      </div>
    </main>
  )
}
