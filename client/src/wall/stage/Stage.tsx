import { useEffect } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { Foot } from '../foot/Foot.tsx'
import { Head } from '../head/Head.tsx'
import { useSnapshot, useWall, useWallLive } from '../live/WallContext.ts'
import { SCENES } from '../scenes/scenes.ts'
import { TodayScene } from '../scenes/today/TodayScene.tsx'
import { Takeover } from '../takeover/Takeover.tsx'
import { SignInCode } from './SignInCode.tsx'
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

/** The wall as it hangs: today's ranking always, the other scenes in turn beside it. */
export function Stage() {
  const snapshot = useSnapshot()
  const fresh = useWallLive((state) => state.fresh)
  const { scene, skip } = useRotation(snapshot)
  useReports(scene ?? 'today', snapshot.build)
  const Scene = scene && SCENES[scene].Component
  return (
    <main className={fresh ? 'stage' : 'stage stale'}>
      <Head />
      <div className="floor">
        <ErrorBoundary>
          <TodayScene />
        </ErrorBoundary>
        <aside className="side">
          <div className="panel side-scene" data-scene={scene ?? ''} key={scene}>
            {scene && Scene && (
              <ErrorBoundary onBroken={() => skip(scene)}>
                <Scene />
              </ErrorBoundary>
            )}
          </div>
          <ErrorBoundary>
            <SignInCode />
          </ErrorBoundary>
        </aside>
      </div>
      <Foot />
      <ErrorBoundary>
        <Takeover />
      </ErrorBoundary>
    </main>
  )
}
