import type { Clock } from '@leitai/shared/clock'
import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'
import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { CeremonyLayer } from '../ceremony/CeremonyLayer.tsx'
import { Foot } from '../foot/Foot.tsx'
import { Head } from '../head/Head.tsx'
import { useSnapshot, useWallLive, WallContext } from '../live/WallContext.ts'
import { SCENES } from '../scenes/scenes.ts'
import { Floor } from '../stage/Floor.tsx'
import { Night } from '../stage/Night.tsx'
import { useStageClass } from '../stage/useStageClass.ts'
import { Takeover } from '../takeover/Takeover.tsx'
import '../stage/stage.css'
import { CASES, type CaseId, caseSnapshot, PREVIEW_AT } from './cases.ts'
import { createFixedStore, type Light, type Over } from './fixedStore.ts'
import { PreviewIndex } from './PreviewIndex.tsx'
import './preview.css'
import { StationPreview } from './StationPreview.tsx'
import { sampleReplay } from './sampleReplay.ts'

/** What lies over whatever scene is on: a takeover, and the steps of an awards ceremony. */
const OVER = {
  takeover: 'takeover',
  'award-third': 'third',
  'award-second': 'second',
  'award-first': 'first',
  'award-poster': 'poster',
} as const satisfies Record<string, Over>
type OverId = keyof typeof OVER
const OVER_IDS = ['takeover', 'award-third', 'award-second', 'award-first', 'award-poster'] as const

/** Today's ranking is no scene of the programme: it stands beside those at the side. */
const PREVIEWED = ['today', ...SCENE_IDS, ...OVER_IDS] as const
export type PreviewId = (typeof PREVIEWED)[number]

/** A day that is replayed has its most interesting part in the middle. */
const REPLAY_BEGINS = 0.5

function isOver(id: PreviewId): id is OverId {
  return id in OVER
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  return () => window.removeEventListener('popstate', listener)
}

/**
 * What `?scene=&case=&after=&percent=&stale` asks for, `after` being seconds, to see what has its turn later, and
 * `percent` how bright the wall is; or `?station=`, for the desk.
 */
function askedOf(search: string): {
  stationId: string | null
  scene: PreviewId | null
  of: CaseId
  afterMs: number
  light: Light
} {
  const query = new URLSearchParams(search)
  return {
    stationId: query.get('station'),
    scene: PREVIEWED.find((id) => id === query.get('scene')) ?? null,
    of: CASES.find((id) => id === query.get('case')) ?? 'usual',
    afterMs: (Number(query.get('after')) || 0) * 1_000,
    light: { percent: Number(query.get('percent')) || 100, stale: query.has('stale') },
  }
}

/** A clock that begins at the moment of the cases and goes on from there. */
function clockFrom(atMs: number): Clock {
  const startedAt = Date.now()
  return { now: () => atMs + Date.now() - startedAt }
}

/**
 * Scenes one by one with forced data, through the very components of the wall: no station, no socket. With a
 * station, its walls as the desk is arranging them.
 */
export function Preview() {
  const search = useSyncExternalStore(subscribe, () => location.search)
  const { stationId, scene, of, afterMs, light } = askedOf(search)
  if (stationId !== null) return <StationPreview key={stationId} stationId={stationId} />
  if (!scene) return <PreviewIndex scenes={PREVIEWED} cases={CASES} />
  return <PreviewStage key={search} scene={scene} of={of} afterMs={afterMs} {...light} />
}

interface PreviewStageProps extends Light {
  scene: PreviewId
  of: CaseId
  afterMs: number
}

function PreviewStage({ scene, of, afterMs, percent, stale }: PreviewStageProps) {
  const wall = useMemo(
    () => ({
      store: createFixedStore(of, isOver(scene) ? OVER[scene] : null, { percent, stale }),
      clock: clockFrom(PREVIEW_AT + afterMs),
      readReplay: async (_station: string, { date }: { date: string }) =>
        sampleReplay(caseSnapshot(of), date),
      replayBegins: REPLAY_BEGINS,
    }),
    [of, scene, afterMs, percent, stale],
  )
  const shown: SceneId = scene === 'today' || isOver(scene) ? 'week' : scene
  return (
    <WallContext value={wall}>
      <PreviewMain name={`${scene}/${of}`}>
        <Head />
        <Floor scene={shown} onBroken={() => undefined} />
        <Foot />
        {scene === 'takeover' && <Takeover />}
        <CeremonyLayer />
        <Night />
      </PreviewMain>
      <PreviewMark scene={shown} />
    </WallContext>
  )
}

/** The stage as the light wants it. */
function PreviewMain({ name, children }: { name: string; children: ReactNode }) {
  return (
    <main className={useStageClass()} data-preview={name}>
      {children}
    </main>
  )
}

/** Says that this is no wall, and where a wall would not show the scene at all. */
function PreviewMark({ scene }: { scene: SceneId }) {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const live = useWallLive((state) => state)
  const skipped = !SCENES[scene].isReady(snapshot, live)
  return (
    <p className="preview-mark">
      {skipped ? `${texts.previewMark} · ${texts.previewSkipped}` : texts.previewMark}
    </p>
  )
}
