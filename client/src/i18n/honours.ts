/** What ceremonies and posters say of a final, on the wall and at the desk. */
import type { PeriodKind } from '@leitai/shared/calendar'
import type { Honours } from '@leitai/shared/ceremony'
import { createTexts } from './createTexts.ts'
import { monthName } from './dateNames.ts'
import { counted, formFor } from './plural.ts'

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const figure = (n: number) => figures.format(n)

interface DateWords {
  year: number
  month: number
  day: number
}

function dateOf(date: string): DateWords {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

type Period = Pick<Honours, 'kind' | 'period' | 'from' | 'to'>

function rangeZh({ from, to }: Period): string {
  const [a, b] = [dateOf(from), dateOf(to)]
  return `${a.month}月${a.day}日—${a.month === b.month ? '' : `${b.month}月`}${b.day}日`
}

function rangeEn({ from, to }: Period): string {
  const [a, b] = [dateOf(from), dateOf(to)]
  const end = `${b.day} ${monthName('en', b.month)}`
  return a.month === b.month ? `${a.day}–${end}` : `${a.day} ${monthName('en', a.month)} – ${end}`
}

const zh = {
  figure,
  ceremony: '颁奖典礼',
  good: '喜报',
  congratulations: '热烈祝贺',
  closing: '冠军等你们来挑战！',
  places: ['冠军', '亚军', '季军'] as readonly string[],
  ranks: ['第一名', '第二名', '第三名'] as readonly string[],
  what: { pickups: '揽收', walkin: '散件揽收' } satisfies Record<Honours['metric'], string>,
  unit: (_n: number) => '件',
  and: '、',
  more: (n: number) => `等 ${n} 人`,
  perDay: (n: number) => `日均 ${figure(n)} 件`,
  aheadBy: (n: number) => `领先下一名 ${figure(n)} 件`,
  /** Of a champion: which time it is. */
  title: (n: number) => (n === 1 ? '首次夺冠' : `第 ${figure(n)} 次夺冠`),
  /** Of one who is not champion this time. */
  earlierTitles: (n: number) => `曾 ${figure(n)} 次夺冠`,
  total: (n: number) => `全站 ${figure(n)} 件`,
  period: ({ kind, period, from }: Period) => {
    const { year, month, day } = dateOf(from)
    const words: Record<PeriodKind, string> = {
      day: `${month}月${day}日`,
      week: `第${Number(period.slice(6))}周`,
      month: `${year}年${month}月`,
      quarter: `${year}年第${Math.ceil(month / 3)}季度`,
      year: `${year}年`,
    }
    return words[kind]
  },
  /** First and last day, where the name of the period does not say them. */
  range: (period: Period) => (period.kind === 'week' || period.kind === 'quarter' ? rangeZh(period) : ''),
  heading: (period: string, what: string) => `${period}${what}`,
  posterOf: (station: string, heading: string) => `${station}${heading}喜报`,
}

const en: typeof zh = {
  figure,
  ceremony: 'Awards',
  good: 'Honours',
  congratulations: 'Congratulations',
  closing: 'The champion is waiting for your challenge!',
  places: ['Champion', 'Second', 'Third'],
  ranks: ['First place', 'Second place', 'Third place'],
  what: { pickups: 'pickups', walkin: 'walk-in pickups' },
  unit: (n) => formFor(n, 'parcel', 'parcels'),
  and: ', ',
  more: (n) => `and others, ${n} in all`,
  perDay: (n) => `${figure(n)} a day`,
  aheadBy: (n) => `ahead by ${figure(n)}`,
  title: (n) => formFor(n, 'first title', `title no. ${figure(n)}`),
  earlierTitles: (n) => counted(n, 'title before', 'titles before'),
  total: (n) => `the whole station: ${figure(n)}`,
  period: ({ kind, period, from }) => {
    const { year, month, day } = dateOf(from)
    const words: Record<PeriodKind, string> = {
      day: `${day} ${monthName('en', month)}`,
      week: `Week ${Number(period.slice(6))}`,
      month: `${monthName('en', month)} ${year}`,
      quarter: `Q${Math.ceil(month / 3)} ${year}`,
      year: String(year),
    }
    return words[kind]
  },
  range: (period) => (period.kind === 'week' || period.kind === 'quarter' ? rangeEn(period) : ''),
  heading: (period, what) => `${period}: ${what}`,
  posterOf: (station, heading) => `Honours, ${station}, ${heading}`,
}

export const useHonoursTexts = createTexts(zh, en)
export type HonoursTexts = typeof zh
