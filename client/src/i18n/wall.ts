/** Every word on the wall. */
import type { StationRecords } from '@leitai/shared/final'
import type { GoalKind } from '@leitai/shared/goal'
import type { Link } from '../live/liveStore.ts'
import { commonEn, commonZh } from './common.ts'
import { createTexts } from './createTexts.ts'
import { monthName, weekdayName } from './dateNames.ts'
import { formFor } from './plural.ts'
import { scenesEn } from './wall/scenesEn.ts'
import { scenesZh } from './wall/scenesZh.ts'

const number = new Intl.NumberFormat('en-US')
const figure = (n: number) => number.format(n)

/** Words around a figure, which is set larger than they are. */
export interface Around {
  before: string
  after: string
}

const links: Record<Exclude<Link, 'live'>, string> = {
  connecting: '正在连接服务器',
  redisAway: '数据库离线，正在重试',
  serverAway: '服务器离线，正在重连',
  offline: '网络已断开，等待恢复',
  refused: '服务器不认识本大屏',
  revoked: '本大屏已解除配对',
}
const goals: Record<GoalKind, string> = { day: '今日目标', week: '本周目标' }
const records: Record<keyof StationRecords, string> = {
  bestDay: '单日最高',
  bestWeek: '单周最高',
  longestStreak: '最长连冠',
  stationDay: '全站单日',
  stationWeek: '全站单周',
}

const zh = {
  ...commonZh,
  ...scenesZh,
  product: '擂台',
  seal: '擂',
  links,
  goals,
  figure,
  date: (month: number, day: number, weekday: number) =>
    `${month}月${day}日 ${weekdayName('zh-CN', weekday)}`,
  shortDate: (month: number, day: number) => `${month}月${day}日`,
  week: (no: number) => `第${no}周`,
  /** Where there is little room. */
  weekMark: (no: number) => `第${no}周`,
  shortWeek: (no: number) => `${no}周`,

  live: '实时',
  identifyHint: '管理台正在找这块大屏',
  asOf: (time: string) => `数据截至 ${time}`,

  todayTitle: '今日擂台',
  yesterdayTitle: '昨日榜',
  dayOver: '新的一天已开始，正在等新数据',
  total: '合计',
  unit: '件',
  gap: { before: '距上一名差', after: '件' },
  shortGap: { before: '差', after: '' },
  lead: { before: '领先', after: '件' },
  tied: '并列',
  waiting: '待破零',
  opened: '破零',
  gained: (n: number) => `+${figure(n)}`,
  page: (page: number, pages: number) => `${page} / ${pages}`,
  noCouriers: '还没有揽收员工，请在管理台导入名单',
  ringOpen: '擂台已开，等今天第一件',
  ringWeekOpen: '新的一周，等第一件',

  weekTitle: '本周擂台',
  weekOverTitle: (no: number) => `第${no}周榜`,
  up: (n: number) => `升 ${n}`,
  down: (n: number) => `降 ${n}`,

  provisional: '待定榜',
  challenge: '冠军等你们来挑战！',
  more: (n: number) => `等 ${n} 人`,

  goalTitle: '目标进度',
  reached: (score: number, target: number) => `${figure(score)} / ${figure(target)}`,
  missing: { before: '还差', after: '件' },
  beyond: { before: '超出', after: '件' },
  perHour: { before: '每小时需', after: '件' },
  until: '到',

  trendTitle: '近八周',
  trendThisWeek: '本周至今',
  trendLast: (n: number) => `上周 ${figure(n)} 件`,
  trendGrowth: (percent: string) => `环比 ${percent}`,
  loading: '正在载入',

  hallTitle: '历届冠军',
  recordsTitle: '本站纪录',
  records,
  month: (no: number) => `${no}月`,
  and: '、',
  days: (_n: number) => '天',
  upTo: (day: string) => `至${day}`,
  revised: '已更正',

  scanTitle: '扫码上擂台',
  scanHint: '看我的名次和差距',
  scanAway: '暂时连不上，扫码登录请稍候',

  standing: (metric: string, day: number, week: number) =>
    `今日${metric} ${figure(day)} 件　本周 ${figure(week)} 件　冠军等你们来挑战！`,

  pairTitle: '把这块大屏接入营业部',
  pairStepOpen: '经理用浏览器打开',
  pairStepEnter: '选“大屏”→“配对大屏”，输入',
  pairWaiting: '输入后自动开始，无需操作本机',
  pairTrouble: '连不上服务器，正在重试',
  pairAsking: '正在取配对码',
  switchLanguage: 'English',
  switchTo: 'en' as 'en' | 'zh-CN',
}

const en: typeof zh = {
  ...commonEn,
  ...scenesEn,
  product: 'Leitai',
  seal: '擂',
  links: {
    connecting: 'Connecting',
    redisAway: 'Database away, retrying',
    serverAway: 'Server away, reconnecting',
    offline: 'No network, waiting',
    refused: 'The server does not know this wall',
    revoked: 'This wall was unpaired',
  },
  goals: { day: 'Today', week: 'This week' },
  figure,
  date: (month, day, weekday) => `${weekdayName('en', weekday)} ${day} ${monthName('en', month)}`,
  shortDate: (month, day) => `${day} ${monthName('en', month)}`,
  week: (no) => `Week ${no}`,
  weekMark: (no) => `W${no}`,
  shortWeek: (no) => `W${no}`,

  live: 'Live',
  identifyHint: 'The desk is looking for this wall',
  asOf: (time) => `As of ${time}`,

  todayTitle: 'Today',
  yesterdayTitle: 'Yesterday',
  dayOver: 'A new day has begun: waiting for its numbers',
  total: 'Total',
  unit: '',
  gap: { before: '', after: 'to the next' },
  shortGap: { before: '−', after: '' },
  lead: { before: 'leads by', after: '' },
  tied: 'tied',
  waiting: 'not yet',
  opened: 'First!',
  gained: (n) => `+${figure(n)}`,
  page: (page, pages) => `${page} / ${pages}`,
  noCouriers: 'No couriers yet: import a roster at the desk',
  ringOpen: 'The ring is open: who is first?',
  ringWeekOpen: 'A new week: who is first?',

  weekTitle: 'This week',
  weekOverTitle: (no) => `Week ${no}`,
  up: (n) => `up ${n}`,
  down: (n) => `down ${n}`,

  provisional: 'Provisional',
  challenge: 'The champion awaits you!',
  more: (n) => `${n} in all`,

  goalTitle: 'Goals',
  reached: (score, target) => `${figure(score)} / ${figure(target)}`,
  missing: { before: '', after: 'to go' },
  beyond: { before: '', after: 'beyond' },
  perHour: { before: 'needs', after: 'an hour' },
  until: 'until',

  trendTitle: 'Eight weeks',
  trendThisWeek: 'This week',
  trendLast: (n) => `Last week ${figure(n)}`,
  trendGrowth: (percent) => percent,
  loading: 'Loading',

  hallTitle: 'Champions',
  recordsTitle: 'Records',
  records: {
    bestDay: 'Best day',
    bestWeek: 'Best week',
    longestStreak: 'Streak',
    stationDay: 'All, day',
    stationWeek: 'All, week',
  },
  month: (no) => monthName('en', no),
  and: ', ',
  days: (n) => formFor(n, 'day', 'days'),
  upTo: (day) => `to ${day}`,
  revised: 'revised',

  scanTitle: 'Join by phone',
  scanHint: 'See your rank and gap',
  scanAway: 'Not connected: joining has to wait',

  standing: (metric, day, week) =>
    `${metric} today ${figure(day)}, this week ${figure(week)}. The champion awaits you!`,

  pairTitle: 'Connect this wall to your station',
  pairStepOpen: 'In a browser, the manager opens',
  pairStepEnter: 'then “Walls”, “Pair a wall”, and enters',
  pairWaiting: 'It starts by itself; nothing to press here',
  pairTrouble: 'The server cannot be reached, trying again',
  pairAsking: 'Asking for a code',
  switchLanguage: '中文',
  switchTo: 'zh-CN',
}

export type WallTexts = typeof zh
export const useWallTexts = createTexts(zh, en)
