import type { ProgrammeItem } from '@leitai/shared/programme'
import type { SceneId } from '@leitai/shared/sceneIds'
import { Suspense } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { useSnapshot } from '../live/WallContext.ts'
import { reloadWhenAnswered } from '../offline/reloadPage.ts'
import { SCENES } from '../scenes/scenes.ts'
import { TodayScene } from '../scenes/today/TodayScene.tsx'
import { SignInCode } from './SignInCode.tsx'

interface FloorProps {
  /** Null where there is nothing to show beside today's ranking but the time. */
  scene: SceneId | null
  /** What the programme says of it. */
  item?: ProgrammeItem | undefined
  /** Which turn it is, counted up. */
  turn?: number
  onBroken(id: SceneId): void
}

/** What stands between head and foot: today's ranking with a scene beside it, or a scene that takes it all. */
export function Floor({ scene, item, turn = 0, onBroken }: FloorProps) {
  const snapshot = useSnapshot()
  const beside = scene ?? 'idle'
  const { day, seconds } = item?.replay ?? {}
  const key = SCENES[beside].beginsAnew ? [beside, turn, day, seconds].join(' ') : beside
  if (scene && SCENES[scene].place === 'whole') {
    return (
      <div className="floor">
        <section className="panel whole-scene" data-scene={scene} key={key}>
          <Turn scene={scene} item={item} onBroken={onBroken} />
        </section>
      </div>
    )
  }
  return (
    <div className="floor">
      <ErrorBoundary onBroken={reloadWhenAnswered}>
        <TodayScene />
      </ErrorBoundary>
      <aside className="side">
        <div className="panel side-scene" data-scene={beside} key={key}>
          <Turn scene={beside} item={item} onBroken={onBroken} />
        </div>
        <ErrorBoundary resetOn={snapshot}>
          <SignInCode />
        </ErrorBoundary>
      </aside>
    </div>
  )
}

/** A scene whose turn it is; one that breaks takes nothing with it. */
function Turn({ scene, item, onBroken }: Pick<FloorProps, 'item' | 'onBroken'> & { scene: SceneId }) {
  const texts = useWallTexts()
  const { Component } = SCENES[scene]
  return (
    <ErrorBoundary onBroken={() => onBroken(scene)}>
      <Suspense
        fallback={
          <p className="empty" data-loading="">
            {texts.loading}
          </p>
        }
      >
        <Component item={item} />
      </Suspense>
    </ErrorBoundary>
  )
}
