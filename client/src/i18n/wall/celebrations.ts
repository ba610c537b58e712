/** What a wall says when it celebrates. */
import type { Occasion } from '../../wall/celebrations/cheers.ts'
import { createTexts } from '../createTexts.ts'

const number = new Intl.NumberFormat('en-US')
const figureOf = (n: number) => number.format(n)

/** More names than these are counted. */
const MOST_NAMES = 4

/** Names that are read from right to left stay apart from those beside them. */
function apart(names: readonly string[]): string[] {
  return names.length > 1 ? names.map((name) => `\u2068${name}\u2069`) : [...names]
}

interface Words {
  /** The word on the band. */
  kind: string
  title(names: readonly string[]): string
  detail(figure: number, names: readonly string[]): string
}

const namesZh = (names: readonly string[]) =>
  names.length <= MOST_NAMES
    ? apart(names).join('、')
    : `${apart(names.slice(0, 2)).join('、')} 等 ${names.length} 人`

const wordsZh: Record<Occasion, Words> = {
  championMonth: { kind: '月冠军', title: namesZh, detail: (n) => `上月 ${figureOf(n)} 件，已定榜` },
  championWeek: { kind: '周冠军', title: namesZh, detail: (n) => `上周 ${figureOf(n)} 件，已定榜` },
  recordBestDay: { kind: '新纪录', title: namesZh, detail: (n) => `单日 ${figureOf(n)} 件，本站最高` },
  recordBestWeek: { kind: '新纪录', title: namesZh, detail: (n) => `单周 ${figureOf(n)} 件，本站最高` },
  recordStreak: { kind: '新纪录', title: namesZh, detail: (n) => `连冠 ${figureOf(n)} 天，本站最长` },
  recordStationDay: { kind: '新纪录', title: () => '全站单日新高', detail: (n) => `${figureOf(n)} 件` },
  recordStationWeek: { kind: '新纪录', title: () => '全站单周新高', detail: (n) => `${figureOf(n)} 件` },
  streak: { kind: '连冠', title: namesZh, detail: (n) => `连续 ${figureOf(n)} 天日冠军` },
  goalWeek: { kind: '目标达成', title: () => '本周目标达成', detail: (n) => `${figureOf(n)} 件` },
  goalDay: { kind: '目标达成', title: () => '今日目标达成', detail: (n) => `${figureOf(n)} 件` },
  leader: { kind: '新领跑', title: namesZh, detail: (n) => `今日 ${figureOf(n)} 件，升到第一` },
  topThree: {
    kind: '冲进前三',
    title: namesZh,
    detail: (n, names) => (names.length === 1 ? `今日 ${figureOf(n)} 件` : ''),
  },
  courierGoal: {
    kind: '个人达标',
    title: (names) => (names.length === 1 ? `${names[0] ?? ''} 达标` : `${names.length} 人达标`),
    detail: (n, names) =>
      names.length === 1 ? `今日满 ${figureOf(n)} 件` : `今日满 ${figureOf(n)} 件：${namesZh(names)}`,
  },
  first: { kind: '今日首件', title: namesZh, detail: () => '率先破零' },
}

const zh = { words: wordsZh, soundHint: '按 OK 键开启声音' }

const namesEn = (names: readonly string[]) =>
  names.length <= MOST_NAMES
    ? apart(names).join(', ')
    : `${apart(names.slice(0, 2)).join(', ')} and ${names.length - 2} more`

const wordsEn: Record<Occasion, Words> = {
  championMonth: { kind: 'Champion', title: namesEn, detail: (n) => `Last month ${figureOf(n)}, final` },
  championWeek: { kind: 'Champion', title: namesEn, detail: (n) => `Last week ${figureOf(n)}, final` },
  recordBestDay: { kind: 'Record', title: namesEn, detail: (n) => `${figureOf(n)} in a day, the most here` },
  recordBestWeek: {
    kind: 'Record',
    title: namesEn,
    detail: (n) => `${figureOf(n)} in a week, the most here`,
  },
  recordStreak: { kind: 'Record', title: namesEn, detail: (n) => `Champion ${figureOf(n)} days in a row` },
  recordStationDay: { kind: 'Record', title: () => 'Our best day', detail: figureOf },
  recordStationWeek: { kind: 'Record', title: () => 'Our best week', detail: figureOf },
  streak: { kind: 'Streak', title: namesEn, detail: (n) => `Champion ${figureOf(n)} days in a row` },
  goalWeek: { kind: 'Goal reached', title: () => "This week's goal", detail: figureOf },
  goalDay: { kind: 'Goal reached', title: () => "Today's goal", detail: figureOf },
  leader: { kind: 'New leader', title: namesEn, detail: (n) => `First with ${figureOf(n)} today` },
  topThree: {
    kind: 'Top three',
    title: namesEn,
    detail: (n, names) => (names.length === 1 ? `${figureOf(n)} today` : ''),
  },
  courierGoal: {
    kind: 'Goal reached',
    title: (names) => (names.length === 1 ? (names[0] ?? '') : `${names.length} couriers`),
    detail: (n, names) =>
      names.length === 1 ? `${figureOf(n)} today` : `${figureOf(n)} today: ${namesEn(names)}`,
  },
  first: { kind: 'First today', title: namesEn, detail: () => 'The ring is open' },
}

const en: typeof zh = { words: wordsEn, soundHint: 'Press OK for sound' }

export type CelebrationTexts = typeof zh
export const useCelebrationTexts = createTexts(zh, en)
