import { useState } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import type { FootNews } from '../celebrations/Celebrations.tsx'
import { CelebrationsLayer } from '../celebrations/CelebrationsLayer.tsx'
import { CeremonyLayer } from '../ceremony/CeremonyLayer.tsx'
import { Foot } from '../foot/Foot.tsx'
import { Head } from '../head/Head.tsx'
import { useSnapshot } from '../live/WallContext.ts'
import { Reports } from '../report/Reports.tsx'
import { Takeover } from '../takeover/Takeover.tsx'
import { Floor } from './Floor.tsx'
import { Night } from './Night.tsx'
import { useRotation } from './useRotation.ts'
import { useStageClass } from './useStageClass.ts'
import './stage.css'

/** The wall as it hangs: today's ranking with the scenes in turn beside it, or one that takes the floor. */
export function Stage() {
  const snapshot = useSnapshot()
  const { scene, item, turn, skip } = useRotation(snapshot)
  const [news, setNews] = useState<FootNews>()
  return (
    <main className={useStageClass()}>
      <Head />
      <Floor scene={scene} item={item} turn={turn} onBroken={skip} />
      <Foot news={news} />
      <ErrorBoundary resetOn={snapshot}>
        <Takeover />
      </ErrorBoundary>
      <CelebrationsLayer onNews={setNews} />
      <CeremonyLayer />
      <Reports scene={scene} celebrating={news?.takesOver ?? false} />
      <Night />
    </main>
  )
}
