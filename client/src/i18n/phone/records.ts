/** What a courier reads about records and champions. */
import type { BadgeId } from '@leitai/shared/badges'
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

  badges: '我的徽章',
  noBadges: '第一天定榜后，这里会有第一枚徽章。',
  badgeNames: {
    firstDay: '首秀',
    bestDay: '刷新纪录',
    podiumStreak: '五连前三',
    championDay: '日冠军',
    championWeek: '周冠军',
    goalStreak: '三连达标',
  } satisfies Record<BadgeId, string>,
  /** Why, of the last time. */
  badgeWhy: {
    firstDay: (when: string, n: string) => `${when}第一次上榜，${n} 件`,
    bestDay: (when: string, n: string) => `${when}揽收 ${n} 件，超过以前每一天`,
    podiumStreak: (when: string, n: string) => `到${when}为止连续 ${n} 个出勤日进前三`,
    championDay: (when: string, n: string) => `${when}以 ${n} 件夺得当日冠军`,
    championWeek: (when: string, n: string) => `${when}以 ${n} 件夺得当周冠军`,
    goalStreak: (when: string, n: string) => `到${when}为止连续 ${n} 个出勤日完成目标`,
  } satisfies Record<BadgeId, (when: string, n: string) => string>,
  badgeTimes: (n: number, first: string) => `共 ${n.toLocaleString('zh-CN')} 次，第一次是${first}`,

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

  badges: 'My badges',
  noBadges: 'The first badge comes with your first sealed day.',
  badgeNames: {
    firstDay: 'First day',
    bestDay: 'Best day beaten',
    podiumStreak: 'Five days on the podium',
    championDay: 'Champion of the day',
    championWeek: 'Champion of the week',
    goalStreak: 'Goal three days running',
  },
  badgeWhy: {
    firstDay: (when, n) => `On the board for the first time on ${when}, with ${n}`,
    bestDay: (when, n) => `${n} on ${when}, more than on any day before`,
    podiumStreak: (when, n) => `Among the first three on ${n} days worked in a row, up to ${when}`,
    championDay: (when, n) => `Champion of ${when} with ${n}`,
    championWeek: (when, n) => `Champion of ${when} with ${n}`,
    goalStreak: (when, n) => `The goal reached on ${n} days worked in a row, up to ${when}`,
  },
  badgeTimes: (n, first) => `${counted(n, 'time', 'times')}, first: ${first}`,

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
