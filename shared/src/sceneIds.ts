/** The scenes of the wall by name, in the order in which they come where nobody has arranged them otherwise. */
export const SCENE_IDS = ['week', 'podium', 'goal', 'trend', 'hall'] as const
export type SceneId = (typeof SCENE_IDS)[number]
