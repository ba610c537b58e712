/** Everything that a courier reads on the phone. */
import type { GoalKind } from '@leitai/shared/goal'
import type { Link } from '../live/liveStore.ts'
import { commonEn, commonZh } from './common.ts'
import { createTexts } from './createTexts.ts'
import { counted, formFor } from './plural.ts'

type Split = readonly [before: string, after: string]
type Away = Exclude<Link, 'live' | 'refused' | 'revoked'>

const zh = {
  ...commonZh,
  brand: '擂台',
  title: '擂台 · 我的名次',
  tagline: '今日谁领跑，打开就知道',
  opening: '正在打开…',
  switchLanguage: 'English',
  switchTo: 'en' as 'en' | 'zh-CN',
  retry: '再试一次',
  unreachable: '连不上服务器，请检查手机网络。',

  // the link
  live: '实时',
  dataAsOf: (time: string) => `数据截至 ${time}`,
  away: {
    connecting: '正在连接…',
    redisAway: '数据库暂时不可用，恢复后自动更新',
    serverAway: '连不上服务器，正在自动重连',
    offline: '手机没有网络，联网后自动更新',
  } satisfies Record<Away, string>,
  silent: '一段时间没有收到消息，正在核对',
  waiting: '正在取名次…',
  broken: '页面出了问题，重新打开试试。',
  reopen: '重新打开',

  // where I stand
  whatCounts: '按什么排名',
  running: { day: '今日', week: '本周' } satisfies Record<GoalKind, string>,
  rankBefore: '第',
  rankAfter: '名',
  unit: (_n: number) => '件',
  parcels: (n: number) => `${n.toLocaleString('zh-CN')} 件`,
  leading: '领跑',
  sharedLead: '并列领跑',
  alongside: (names: string) => `与${names}并列`,
  /** Before and after the figure. */
  gapUp: (rank: number, names: string): Split => ['差 ', ` 件追上第 ${rank} 名 ${names}`],
  gapDown: (rank: number): Split => [`领先第 ${rank} 名 `, ' 件'],
  /** H1: who has nothing yet is not named, nor given a rank. */
  gapDownToNone: ['领先后面 ', ' 件'] as Split,
  lastAt: (time: string) => `最近一件 ${time} 已计入`,
  noScore: { day: '今天还没有揽收，第一件就上榜', week: '本周还没有揽收，第一件就上榜' } satisfies Record<
    GoalKind,
    string
  >,
  andOthers: (name: string, more: number) => `${name}等 ${more + 1} 人`,
  climbed: (places: number) => `今天上升 ${places} 名`,
  spoken: (when: string, rank: number, score: number) => `${when}第 ${rank} 名，${score} 件`,
  notPosted: '您还不在榜上',
  notPostedTo: (station: string) =>
    `名册里您目前没有任职在${station}，所以没有名次。请经理核对名册里的任职单位和日期。`,
  notPostedAnywhere: '名册里您目前没有任职的营业部，所以没有名次。请经理核对名册里的任职单位和日期。',

  // the pages behind the board
  whyThisRank: '为什么是这个名次',
  pickupsOf: (period: string) => `${period}的揽收明细`,
  links: {
    label: '更多',
    why: '为什么',
    news: '喜报',
    duels: '挑战',
    goals: '目标',
    records: '纪录',
    disputes: '异议',
    alerts: '提醒',
  },
  newAnnouncements: (n: number) => `有 ${n} 条没看过`,
  newChallenges: (n: number) => `有 ${n} 封战书等您答复`,
  myDuels: '我的擂台',
  allDuels: '全部挑战',
  applaud: '看全文，鼓个掌',
  newAnswers: (n: number) => `有 ${n} 条新答复`,
  back: '返回',
  pageNeedsNetwork: '这一页要联网才能打开。连上网络后会自动打开，也可以再试一次。',

  // the board
  board: '排行榜',
  boardOf: '哪个榜',
  me: '我',
  showAll: (n: number) => `看全榜（${n} 人）`,
  showLess: '收起',
  emptyBoard: '榜还空着，等第一件揽收',
  lastWeekTop: '上周前三',
  lastWeekProvisional: '（未定榜）',

  // goals
  goals: '营业部目标',
  done: (score: string, target: string) => `${score} / ${target} 件`,
  expectedBy: (percent: number) => `序时进度 ${percent}%`,
  missing: (n: string) => `还差 ${n} 件`,
  perHour: (n: string) => `每小时要 ${n} 件`,

  // the trend
  trend: '我的走势',
  trendOf: '走势范围',
  days: '近 14 天',
  weeks: '近 8 周',
  best: (n: string) => `最好 ${n} 件`,
  mean: { days: (n: string) => `日均 ${n} 件`, weeks: (n: string) => `周均 ${n} 件` },
  stillRunning: '进行中',
  noTrend: '还没有走势，明天再来看',
  trendAway: '走势暂时取不到',

  // announcements
  announcements: '喜报通报',
  noAnnouncements: '暂时没有喜报和通报',

  // the foot
  signedInAs: (name: string, number: string) => `${name}（${number}）`,
  mine: '资料与隐私',
  signOut: '退出登录',
  signOutFailed: (detail: string) => `没有退出：${detail}`,
}

const en: typeof zh = {
  ...commonEn,
  brand: 'Leitai',
  title: 'Leitai · my place',
  tagline: 'Who is in the lead today? One look.',
  opening: 'Opening…',
  switchLanguage: '中文',
  switchTo: 'zh-CN',
  retry: 'Try again',
  unreachable: "The server cannot be reached. Check the phone's network.",

  live: 'Live',
  dataAsOf: (time) => `Numbers of ${time}`,
  away: {
    connecting: 'connecting…',
    redisAway: 'the database is away; updates by itself',
    serverAway: 'server unreachable; reconnecting by itself',
    offline: 'no network; updates once there is one',
  },
  silent: 'nothing heard for a while; checking',
  waiting: 'Fetching the board…',
  broken: 'Something on this page broke. Opening it anew may help.',
  reopen: 'Open anew',

  whatCounts: 'What is ranked',
  running: { day: 'Today', week: 'This week' },
  rankBefore: 'No.',
  rankAfter: '',
  unit: (n) => formFor(n, 'parcel', 'parcels'),
  parcels: (n) => counted(n, 'parcel', 'parcels'),
  leading: 'In the lead',
  sharedLead: 'Sharing the lead',
  alongside: (names) => `level with ${names}`,
  gapUp: (rank, names) => ['', ` to level with no. ${rank} ${names}`],
  gapDown: (rank) => ['', ` ahead of no. ${rank}`],
  gapDownToNone: ['', ' ahead of those behind'],
  lastAt: (time) => `last one counted: ${time}`,
  noScore: {
    day: 'Nothing collected today yet: the first parcel puts you on the board',
    week: 'Nothing collected this week yet: the first parcel puts you on the board',
  },
  andOthers: (name, more) => `${name} and ${more} more`,
  climbed: (places) => `up ${places} today`,
  spoken: (when, rank, score) => `${when}: number ${rank}, ${counted(score, 'parcel', 'parcels')}`,
  notPosted: 'You are not on a board yet',
  notPostedTo: (station) =>
    `The roster has no posting for you at ${station}, so there is no rank. Ask the manager to check your station and its starting date in the roster.`,
  notPostedAnywhere:
    'The roster has no posting for you at any station, so there is no rank. Ask the manager to check your station and its starting date in the roster.',

  whyThisRank: 'Why this rank',
  pickupsOf: (period) => `My pickups of ${period}`,
  links: {
    label: 'More',
    why: 'Why',
    news: 'News',
    duels: 'Duels',
    goals: 'Goals',
    records: 'Records',
    disputes: 'Disputes',
    alerts: 'Alerts',
  },
  newAnnouncements: (n) => counted(n, 'unread', 'unread'),
  newChallenges: (n) => counted(n, 'challenge waits', 'challenges wait'),
  myDuels: 'My duels',
  allDuels: 'All challenges',
  applaud: 'Read and applaud',
  newAnswers: (n) => counted(n, 'new answer', 'new answers'),
  back: 'Back',
  pageNeedsNetwork:
    'This page needs the network to open. It opens by itself once there is one, or try again.',

  board: 'Board',
  boardOf: 'Which board',
  me: 'me',
  showAll: (n) => `Whole board (${n})`,
  showLess: 'Show less',
  emptyBoard: 'The board is waiting for its first parcel',
  lastWeekTop: "Last week's top three",
  lastWeekProvisional: ' (not final)',

  goals: 'Station goals',
  done: (score, target) => `${score} / ${target}`,
  expectedBy: (percent) => `expected by now ${percent}%`,
  missing: (n) => `${n} to go`,
  perHour: (n) => `${n} an hour needed`,

  trend: 'My trend',
  trendOf: 'Span of the trend',
  days: '14 days',
  weeks: '8 weeks',
  best: (n) => `best ${n}`,
  mean: { days: (n) => `${n} a day on average`, weeks: (n) => `${n} a week on average` },
  stillRunning: 'still running',
  noTrend: 'No trend yet: look again tomorrow',
  trendAway: 'The trend cannot be fetched just now',

  announcements: 'Announcements',
  noAnnouncements: 'No announcements just now',

  signedInAs: (name, number) => `${name} (${number})`,
  mine: 'My data',
  signOut: 'Sign out',
  signOutFailed: (detail) => `Not signed out: ${detail}`,
}

/** The phone's words in the language in use. */
export const usePhoneTexts = createTexts(zh, en)
export type PhoneTexts = typeof zh
