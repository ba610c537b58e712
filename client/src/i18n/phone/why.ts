/** What a courier reads about the pickups behind a standing (S4). */
import type { PeriodState } from '@leitai/shared/calendar'
import type { Channel } from '@leitai/shared/pickup'
import type { NamedPeriod } from '../../phone/pages/why/explain.ts'
import type { Mark } from '../../phone/pages/why/marks.ts'
import { createTexts } from '../createTexts.ts'
import { counted, formFor } from '../plural.ts'

const zh = {
  title: '为什么是这个名次',
  asking: '正在取明细…',
  needsNetwork: '明细要联网才能看。',
  period: '哪个周期',
  metric: '按什么排名',
  periods: {
    today: '今日',
    'this-week': '本周',
    yesterday: '昨日',
    'last-week': '上周',
    'this-month': '本月',
  } satisfies Record<NamedPeriod, string>,
  states: { open: '进行中', grace: '待定榜', final: '已定榜' } satisfies Record<PeriodState, string>,
  rank: (rank: number) => `第 ${rank} 名`,
  noRank: '还没有名次',
  parcels: (n: number) => `${n.toLocaleString('zh-CN')} 件`,
  notOnBoard: '这个周期您不在榜上：当时名册里没有任职在这里，也没有计入的揽收。',
  noScore: '这个周期还没有计入的揽收。',
  gapUp: (gap: string, rank: number) => `差 ${gap} 件追上第 ${rank} 名`,
  gapDown: (gap: string, rank: number) => `领先第 ${rank} 名 ${gap} 件`,
  /** H1: who has nothing is given no rank. */
  gapDownToNone: (gap: string) => `领先后面 ${gap} 件`,
  top: '前面没有人了',
  since: (time: string) => `${time} 的揽收起是这个成绩`,
  news: '有新变化',
  refresh: '刷新',

  pickups: '背后的揽收',
  pickupCount: (n: number) => `共 ${n.toLocaleString('zh-CN')} 条`,
  noPickups: '这个周期还没有揽收记录。',
  dayAdds: (n: string) => `合计 ${n} 件`,
  more: (left: number) => `再看更早的（还有 ${left.toLocaleString('zh-CN')} 条）`,
  soFar: (shown: number, of: number, sum: string) => `已列出 ${shown} / ${of} 条，合计 ${sum} 件`,
  sumMatches: (count: number, sum: string) => `${count} 条全部列出，合计 ${sum} 件，与成绩一致`,
  sumDiffers: (sum: string, score: string) =>
    `列出的合计 ${sum} 件，成绩 ${score} 件：期间有新变化，请刷新。`,
  marks: {
    counted: '计入',
    void: '已作废',
    pending: '待核实',
    amended: '有更正',
    late: '迟到补录',
    elsewhere: '不计入此榜',
  } satisfies Record<Mark, string>,
  adds: (n: number) => `计入 ${n} 件`,
  channels: { walkin: '散件', contract: '协议' } satisfies Record<Channel, string>,

  // every version of one
  versions: (n: number) => (n === 1 ? '只有 1 个版本' : `全部 ${n} 个版本，新的在前`),
  versionsAsking: '正在取各个版本…',
  versionsNeedNetwork: '各个版本要联网才能看。',
  version: (n: number) => `第 ${n} 版`,
  current: '当前',
  sourceVersion: (version: number) => `版本号 ${version}`,
  changed: (from: string, to: string) => `${from} → ${to}`,
  fields: {
    count: '件数',
    revenue: '收入',
    courier: '揽收员',
    at: '揽收时间',
    product: '产品',
    channel: '渠道',
    state: '状态',
  },
  unchanged: '内容未变',
  sentBy: (source: string, time: string) => `由“${source}”上报，${time} 收到`,
  correctedBy: (who: string, time: string) => `${who}更正，${time}`,
  addedBy: (who: string, time: string) => `${who}手工补录，${time}`,
  manager: '经理',
  reason: (text: string) => `理由：${text}`,
}

const en: typeof zh = {
  title: 'Why this rank',
  asking: 'Fetching the details…',
  needsNetwork: 'The details need the network.',
  period: 'Which period',
  metric: 'What is ranked',
  periods: {
    today: 'Today',
    'this-week': 'This week',
    yesterday: 'Yesterday',
    'last-week': 'Last week',
    'this-month': 'This month',
  },
  states: { open: 'running', grace: 'not final yet', final: 'final' },
  rank: (rank) => `No. ${rank}`,
  noRank: 'No rank yet',
  parcels: (n) => counted(n, 'parcel', 'parcels'),
  notOnBoard: 'You are not on this board: no posting here in that period, and no pickup that counts.',
  noScore: 'No pickup counts in this period yet.',
  gapUp: (gap, rank) => `${gap} to level with no. ${rank}`,
  gapDown: (gap, rank) => `${gap} ahead of no. ${rank}`,
  gapDownToNone: (gap) => `${gap} ahead of those behind`,
  top: 'nobody is ahead of you',
  since: (time) => `so since the pickup of ${time}`,
  news: 'Something has changed',
  refresh: 'Refresh',

  pickups: 'The pickups behind it',
  pickupCount: (n) => counted(n, 'pickup', 'pickups'),
  noPickups: 'No pickups in this period yet.',
  dayAdds: (n) => `adds up to ${n}`,
  more: (left) => `Show earlier ones (${left.toLocaleString('en')} more)`,
  soFar: (shown, of, sum) => `${shown} of ${of} shown, adding up to ${sum}`,
  sumMatches: (count, sum) =>
    `All ${count} ${formFor(count, 'pickup is', 'pickups are')} shown: they add up to ${sum}, the score`,
  sumDiffers: (sum, score) =>
    `These add up to ${sum} and the score is ${score}: something changed meanwhile. Please refresh.`,
  marks: {
    counted: 'counted',
    void: 'void',
    pending: 'waiting for review',
    amended: 'amended',
    late: 'came late',
    elsewhere: 'not on this board',
  },
  adds: (n) => `adds ${n}`,
  channels: { walkin: 'walk-in', contract: 'contract' },

  versions: (n) => (n === 1 ? 'Only one version' : `All ${n} versions, newest first`),
  versionsAsking: 'Fetching the versions…',
  versionsNeedNetwork: 'The versions need the network.',
  version: (n) => `Version ${n}`,
  current: 'now',
  sourceVersion: (version) => `numbered ${version}`,
  changed: (from, to) => `${from} → ${to}`,
  fields: {
    count: 'Parcels',
    revenue: 'Revenue',
    courier: 'Courier',
    at: 'Picked up',
    product: 'Product',
    channel: 'Channel',
    state: 'State',
  },
  unchanged: 'nothing changed',
  sentBy: (source, time) => `sent by ${source}, received ${time}`,
  correctedBy: (who, time) => `corrected by ${who}, ${time}`,
  addedBy: (who, time) => `added by hand by ${who}, ${time}`,
  manager: 'the manager',
  reason: (text) => `Reason: ${text}`,
}

/** Words about the pickups behind a standing, in the language in use. */
export const useWhyTexts = createTexts(zh, en)
export type WhyTexts = typeof zh
