import type { Programme } from '@leitai/shared/programme'
import { useEffect, useMemo, useState } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { createLiveStore, type LiveStore } from '../../live/liveStore.ts'
import { useLive } from '../../live/useLive.ts'
import { createReadReplay } from '../../replay/readReplay.ts'
import { Foot } from '../foot/Foot.tsx'
import { Head } from '../head/Head.tsx'
import { useSnapshot, WallContext } from '../live/WallContext.ts'
import { Floor } from '../stage/Floor.tsx'
import { Night } from '../stage/Night.tsx'
import { useRotation } from '../stage/useRotation.ts'
import { useStageClass } from '../stage/useStageClass.ts'
import { hearMessages, type PreviewAsk, type PreviewTold } from './message.ts'

/** Codes of a preview lead to the sign-in page; only walls get tickets. */
const TICKET = { path: '/me/', expiresAt: Number.MAX_SAFE_INTEGER }

function tell(message: PreviewTold): void {
  window.parent.postMessage(message, location.origin)
}

/** A station as its walls would show it now, by a programme that the desk is still at work on. */
export function StationPreview({ stationId }: { stationId: string }) {
  const texts = useWallTexts()
  const [live, setLive] = useState<LiveStore | null>(null)
  const [programme, setProgramme] = useState<Programme | null>(null)
  const [nexts, setNexts] = useState(0)
  useEffect(() => {
    const opened = createLiveStore({ auth: { as: 'manager' }, stationId, clock: Date })
    setLive(opened)
    return () => opened.close()
  }, [stationId])
  useEffect(() => {
    const stop = hearMessages<PreviewAsk>(
      () => window.parent,
      (message) => {
        if (message.ask === 'play') setProgramme(message.programme)
        else setNexts((before) => before + 1)
      },
    )
    tell({ told: 'ready' })
    return stop
  }, [])
  const wall = useMemo(
    () =>
      live && programme && { store: playing(live, programme), clock: Date, readReplay: createReadReplay() },
    [live, programme],
  )
  return (
    <>
      {wall && (
        <WallContext value={wall}>
          <Shown store={wall.store} nexts={nexts} />
        </WallContext>
      )}
      <p className="preview-mark">{texts.previewOfStation}</p>
    </>
  )
}

function Shown({ store, nexts }: { store: LiveStore; nexts: number }) {
  const known = useLive(store, (state) => state.snapshot !== null)
  return known ? <Turns nexts={nexts} /> : null
}

/** The scenes in their turn, as on a wall; `nexts` counts how often the desk asked for the next one. */
function Turns({ nexts }: { nexts: number }) {
  const { scene, item, turn, place, skip, next } = useRotation(useSnapshot())
  const [gone, setGone] = useState(nexts)
  useEffect(() => {
    if (gone === nexts) return
    setGone(nexts)
    next()
  }, [gone, nexts, next])
  useEffect(() => tell({ told: 'scene', scene, place }), [scene, place])
  return (
    <main className={useStageClass()} data-preview={scene}>
      <Head />
      <Floor scene={scene} item={item} turn={turn} onBroken={skip} />
      <Foot />
      <Night />
    </main>
  )
}

/** The live state of a station with another programme, and with what only walls are given. */
function playing(live: LiveStore, programme: Programme): LiveStore {
  let of = live.get()
  let state = { ...of, programme, ticket: TICKET }
  return {
    ...live,
    get() {
      if (of !== live.get()) {
        of = live.get()
        state = { ...of, programme, ticket: TICKET }
      }
      return state
    },
    report() {},
    close() {},
  }
}
