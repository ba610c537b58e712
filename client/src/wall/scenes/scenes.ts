/** Every scene of the side panel. */
import type { Snapshot } from '@leitai/shared/protocol'
import type { ComponentType } from 'react'
import { GoalScene, hasGoal } from './goal/GoalScene.tsx'
import { HallScene } from './hall/HallScene.tsx'
import { hasHall } from './hall/hallRows.ts'
import type { SceneId } from './order.ts'
import { PodiumScene } from './podium/PodiumScene.tsx'
import { TrendScene } from './trend/TrendScene.tsx'
import { WeekScene } from './week/WeekScene.tsx'

export interface Scene {
  Component: ComponentType
  /** How long it stays. */
  seconds: number
  /** False where there is nothing to show: the turn goes to the next one. */
  isReady(snapshot: Snapshot): boolean
}

export const SCENES: Record<SceneId, Scene> = {
  week: { Component: WeekScene, seconds: 15, isReady: ({ members }) => members.length > 0 },
  podium: { Component: PodiumScene, seconds: 12, isReady: () => true },
  goal: { Component: GoalScene, seconds: 12, isReady: hasGoal },
  trend: {
    Component: TrendScene,
    seconds: 12,
    isReady: ({ trend }) => trend.weeks.some(({ total }) => total > 0),
  },
  hall: { Component: HallScene, seconds: 14, isReady: hasHall },
}
