/** What a courier reads about records and champions. */
import type { PeriodKind } from '@leitai/shared/calendar'
import type { StationRecords } from '@leitai/shared/final'
import { createTexts } from '../createTexts.ts'
import { counted } from '../plural.ts'

const kinds: Record<PeriodKind, string> = { day: '日', week: '周', month: '月', quarter: '季', year: '年' }
const stationRecords: Record<keyof StationRecords, string> = {
  bestDay: '单日最高',
  bestWeek: '单周最高',
  longestStreak: '最长连冠',
  stationDay: '全站单日',
  stationWeek: '全站单周',
}

const zh = {
  title: '我的纪录和名人堂',
  asking: '正在取纪录…',
  needsNetwork: '纪录要联网才能看。',
  metric: '按什么排名',
  byFinals: '按已定榜的周期计算；定榜后的更正也算在内。',

  mine: '我的纪录',
  bestDay: '单日最高',
  bestWeek: '单周最高',
  longestStreak: '最长连冠',
  streakNote: '连冠只看出勤日：休息日不算，也不中断。',
  championDays: '当日冠军',
  championWeeks: '当周冠军',
  topThreeDays: '进前三',
  rankThen: (rank: number) => `当时第 ${rank} 名`,
  days: (n: number) => `${n.toLocaleString('zh-CN')} 天`,
  weeks: (n: number) => `${n.toLocaleString('zh-CN')} 周`,
  none: '还没有',
  noneYet: '定榜后这里会有您的纪录。',

  hall: '名人堂',
  kind: '哪一种周期',
  kinds,
  noChampions: '还没有定榜的冠军。',
  revised: '已更正',
  me: '我',
  and: '、',
  quarter: (year: string, no: string) => `${year}年第${no}季度`,
  year: (year: string) => `${year}年`,

  station: '全站纪录',
  stationRecords,
  range: (from: string, to: string) => (from === to ? from : `${from} 至 ${to}`),
}

const en: typeof zh = {
  title: 'My records, hall of fame',
  asking: 'Fetching the records…',
  needsNetwork: 'Records need the network.',
  metric: 'What is ranked',
  byFinals: 'Of periods that are sealed, with whatever was corrected since.',

  mine: 'My records',
  bestDay: 'Best day',
  bestWeek: 'Best week',
  longestStreak: 'Longest streak',
  streakNote: 'A streak goes by days worked: days off neither count nor break it.',
  championDays: 'Champion of the day',
  championWeeks: 'Champion of the week',
  topThreeDays: 'Among the first three',
  rankThen: (rank) => `no. ${rank} then`,
  days: (n) => counted(n, 'day', 'days'),
  weeks: (n) => counted(n, 'week', 'weeks'),
  none: 'None yet',
  noneYet: 'Your records will be here once a board with you on it is sealed.',

  hall: 'Hall of fame',
  kind: 'Kind of period',
  kinds: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Qtr', year: 'Year' },
  noChampions: 'No champion is sealed yet.',
  revised: 'revised',
  me: 'me',
  and: ', ',
  quarter: (year, no) => `Q${no} ${year}`,
  year: (year) => year,

  station: 'Records of the station',
  stationRecords: {
    bestDay: 'Best day',
    bestWeek: 'Best week',
    longestStreak: 'Longest streak',
    stationDay: 'Station, day',
    stationWeek: 'Station, week',
  },
  range: (from, to) => (from === to ? from : `${from} to ${to}`),
}

export const useRecordsTexts = createTexts(zh, en)
export type RecordsTexts = typeof zh
