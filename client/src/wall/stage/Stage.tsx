import { useEffect, useState } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import type { FootNews } from '../celebrations/Celebrations.tsx'
import { CelebrationsLayer } from '../celebrations/CelebrationsLayer.tsx'
import { CeremonyLayer } from '../ceremony/CeremonyLayer.tsx'
import { useCeremonyStep } from '../ceremony/useCeremonyStep.ts'
import { Foot } from '../foot/Foot.tsx'
import { Head } from '../head/Head.tsx'
import { useSnapshot, useWall, useWallLive } from '../live/WallContext.ts'
import { Takeover } from '../takeover/Takeover.tsx'
import { Floor } from './Floor.tsx'
import { Night } from './Night.tsx'
import { useRotation } from './useRotation.ts'
import './stage.css'

const REPORT_EVERY_MS = 30_000

/** Tells the server what this wall is showing. */
function useReports(scene: string, build: string): void {
  const { store } = useWall()
  const link = useWallLive((state) => state.link)
  useEffect(() => {
    if (link !== 'live') return
    const send = () =>
      store.report({
        scene,
        build,
        width: Math.round(window.innerWidth * window.devicePixelRatio),
        height: Math.round(window.innerHeight * window.devicePixelRatio),
      })
    const first = setTimeout(send, 1_000)
    const timer = setInterval(send, REPORT_EVERY_MS)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [store, link, scene, build])
}

/** The wall as it hangs: today's ranking with the scenes in turn beside it, or one that takes the floor. */
export function Stage() {
  const snapshot = useSnapshot()
  const fresh = useWallLive((state) => state.fresh)
  const { scene, skip } = useRotation(snapshot)
  const [news, setNews] = useState<FootNews>()
  const awarding = useCeremonyStep() !== null
  useReports(awarding ? 'ceremony' : scene, snapshot.build)
  return (
    <main className={fresh ? 'stage' : 'stage stale'}>
      <Head />
      <Floor scene={scene} onBroken={skip} />
      <Foot news={news} />
      <ErrorBoundary>
        <Takeover />
      </ErrorBoundary>
      <CelebrationsLayer onNews={setNews} />
      <CeremonyLayer />
      <Night />
    </main>
  )
}
