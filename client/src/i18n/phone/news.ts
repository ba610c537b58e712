/** What a courier reads about announcements and kudos. */
import type { GoalKind } from '@leitai/shared/goal'
import { createTexts } from '../createTexts.ts'
import { counted } from '../plural.ts'

const zh = {
  title: '喜报与掌声',
  asking: '正在取喜报…',
  needsNetwork: '喜报与掌声要联网才能看。',
  left: (n: number) => (n > 0 ? `今天还可以送 ${n} 次掌声` : '今天的掌声都送出去了，明天再来'),
  seenNote: '打开这一页，经理就知道您看过了。',
  isNew: '新',
  over: '已结束',
  none: '还没有喜报和通报。',
  podium: { day: '日榜前三', week: '周榜前三' } satisfies Record<GoalKind, string>,
  me: '我',
  applaud: '鼓掌',
  applauded: '已鼓掌',
  applaudFor: (what: string) => `为“${what}”鼓掌`,
  applaudedFor: (what: string) => `已为“${what}”鼓掌`,
  kudos: (n: number) => `${n.toLocaleString('zh-CN')} 次掌声`,
  notGiven: (detail: string) => `没有送出：${detail}`,
}

const en: typeof zh = {
  title: 'News and kudos',
  asking: 'Fetching the news…',
  needsNetwork: 'News and kudos need the network.',
  left: (n) =>
    n > 0
      ? `${counted(n, 'kudos', 'kudos')} left to give today`
      : "All of today's kudos are given; more tomorrow",
  seenNote: 'Opening this page tells your manager that you have seen it.',
  isNew: 'new',
  over: 'over',
  none: 'Nothing has been announced yet.',
  podium: { day: 'First three of the day', week: 'First three of the week' },
  me: 'me',
  applaud: 'Applaud',
  applauded: 'Applauded',
  applaudFor: (what) => `Applaud “${what}”`,
  applaudedFor: (what) => `You applauded “${what}”`,
  kudos: (n) => counted(n, 'kudos', 'kudos'),
  notGiven: (detail) => `Not given: ${detail}`,
}

/** Words about announcements and kudos, in the language in use. */
export const useNewsTexts = createTexts(zh, en)
