/** The scenes of the wall by name, in the order in which they come where nobody has arranged them otherwise. */
export const SCENE_IDS = [
  'week',
  'podium',
  'goal',
  'trend',
  'hall',
  'race',
  'replay',
  'stations',
  'duel',
  'season',
  'poster',
  'join',
  'idle',
] as const
export type SceneId = (typeof SCENE_IDS)[number]

/** How long each stays where nobody has said otherwise. */
export const SCENE_SECONDS: Record<SceneId, number> = {
  week: 15,
  podium: 12,
  goal: 12,
  trend: 12,
  hall: 14,
  race: 20,
  replay: 40,
  stations: 15,
  duel: 14,
  season: 10,
  poster: 15,
  join: 12,
  idle: 15,
}
