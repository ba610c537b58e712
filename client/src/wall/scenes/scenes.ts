/** Every scene of the side panel, in the order in which they come. */
import type { Snapshot } from '@leitai/shared/protocol'
import type { ComponentType } from 'react'
import { GoalScene, hasGoal } from './goal/GoalScene.tsx'
import { PodiumScene } from './podium/PodiumScene.tsx'
import { TrendScene } from './trend/TrendScene.tsx'
import { WeekScene } from './week/WeekScene.tsx'

export const SCENE_IDS = ['week', 'podium', 'goal', 'trend'] as const
export type SceneId = (typeof SCENE_IDS)[number]

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
}

/** The scene that `?scene=` asks for, to look at one for longer. */
export function askedScene(search: string): SceneId | null {
  const asked = new URLSearchParams(search).get('scene')
  return SCENE_IDS.find((id) => id === asked) ?? null
}

/** The scene after `current` among those that are ready; `current` need not be one of them. */
export function nextScene(current: SceneId, ready: readonly SceneId[]): SceneId | null {
  const from = SCENE_IDS.indexOf(current)
  const order = [...SCENE_IDS.slice(from + 1), ...SCENE_IDS.slice(0, from + 1)]
  return order.find((id) => ready.includes(id)) ?? null
}
