/** The first three of a final as they are shown: everyone of a rank together. Pure. */
import type { Honoured, Honours } from '@leitai/shared/ceremony'
import type { HonoursTexts } from '../i18n/honours.ts'

export interface Place {
  rank: number
  label: string
  score: number
  members: Honoured[]
  /** What all of the rank have in common. */
  notes: string[]
}

/** Places in order, the first one first. */
export function placesOf({ honoured }: Pick<Honours, 'honoured'>, texts: HonoursTexts): Place[] {
  return [1, 2, 3].flatMap((rank) => {
    const members = honoured.filter((one) => one.rank === rank)
    const [first] = members
    if (!first) return []
    const alone = members.length === 1
    return [
      {
        rank,
        label: texts.places[rank - 1] ?? '',
        score: first.score,
        members,
        notes: [
          ...(first.perDay === null ? [] : [texts.perDay(first.perDay)]),
          ...(first.aheadBy === null ? [] : [texts.aheadBy(first.aheadBy)]),
          ...(alone ? titlesOf(first, texts) : []),
        ],
      },
    ]
  })
}

/** How often champion: nothing for those who never were. */
export function titlesOf({ rank, titles }: Honoured, texts: HonoursTexts): string[] {
  if (titles === 0) return []
  return [rank === 1 ? texts.title(titles) : texts.earlierTitles(titles)]
}
