/** Drawn by us; who has none is drawn by the first character of their name. */
export const AVATARS = ['parcel', 'scooter', 'mountain', 'sun', 'wave', 'bamboo', 'crane', 'star'] as const
export type Avatar = (typeof AVATARS)[number]
