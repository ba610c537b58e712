/** What a wall may celebrate, the greatest first. Pure. */

export const OCCASIONS = [
  'championMonth',
  'championWeek',
  'recordBestDay',
  'recordBestWeek',
  'recordStreak',
  'recordStationDay',
  'recordStationWeek',
  'streak',
  'goalWeek',
  'goalDay',
  'leader',
  'topThree',
  'courierGoal',
  'first',
] as const
export type Occasion = (typeof OCCASIONS)[number]

export interface Cheer {
  occasion: Occasion
  /** Whom it honours; empty where it is the whole station. */
  names: readonly string[]
  /** Parcels; for a streak, days. */
  figure: number
}

/** One who takes the lead takes it from the last who did; everything else is shared. */
function join(before: Cheer, { occasion, names, figure }: Cheer): Cheer {
  if (occasion === 'leader') return { occasion, names, figure }
  return { occasion, names: [...new Set([...before.names, ...names])], figure }
}

/** Cheers of one kind become one ("3 人达标"), the greatest first. */
export function coalesce(cheers: readonly Cheer[]): Cheer[] {
  const byOccasion = new Map<Occasion, Cheer>()
  for (const cheer of cheers) {
    const before = byOccasion.get(cheer.occasion)
    byOccasion.set(cheer.occasion, before ? join(before, cheer) : cheer)
  }
  return OCCASIONS.flatMap((occasion) => byOccasion.get(occasion) ?? [])
}
