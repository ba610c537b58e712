/** Every word of the simple wall. */
import type { Language } from '../http/words.ts'

const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六']
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const numbers = new Intl.NumberFormat('en-US')

const zh = {
  lang: 'zh-CN',
  product: '擂台',
  date: (month: number, day: number, weekday: number) => `${month}月${day}日 周${WEEKDAYS_ZH[weekday]}`,
  today: '今日擂台',
  week: '本周',
  metrics: { pickups: '揽收', walkin: '散件' },
  total: (n: number) => `合计 ${numbers.format(n)} 件`,
  goals: { day: '今日目标', week: '本周目标' },
  figure: (n: number) => numbers.format(n),
  nobody: '还没有揽收',
  pageOf: (page: number, pages: number) => `${page} / ${pages}`,
  numbersOf: (time: string) => `数据时间 ${time}`,
  asOf: (time: string) => `数据截至 ${time}`,
  redisAway: '数据库离线，正在重试',
  noNumbers: '暂时没有数据，恢复后自动显示',
  pairTitle: '配对这块大屏',
  pairOpen: '用电脑或手机打开',
  pairEnter: '在“大屏”里输入配对码：',
  pairWaiting: '输入后这里会自动开始显示',
  busy: '配对码要得太多，稍后自动重试',
  cookies: '如果配对码一直在变，请在这台电视的浏览器里允许 Cookie。',
  switchTo: 'en',
  switchLanguage: 'English',
}

export type LiteWords = typeof zh

const en: LiteWords = {
  lang: 'en',
  product: 'Leitai',
  date: (month, day, weekday) => `${WEEKDAYS_EN[weekday]} ${day}/${month}`,
  today: 'Today',
  week: 'This week',
  metrics: { pickups: 'pickups', walkin: 'walk-in' },
  total: (n) => `${numbers.format(n)} parcels`,
  goals: { day: 'Goal today', week: 'Goal this week' },
  figure: (n) => numbers.format(n),
  nobody: 'No pickups yet',
  pageOf: (page, pages) => `${page} / ${pages}`,
  numbersOf: (time) => `Numbers of ${time}`,
  asOf: (time) => `Numbers as of ${time}`,
  redisAway: 'The database is away; trying again',
  noNumbers: 'No numbers for the moment; they come by themselves',
  pairTitle: 'Pair this wall',
  pairOpen: 'On a PC or phone, open',
  pairEnter: 'and enter this code under “Walls”:',
  pairWaiting: 'The wall starts by itself after that',
  busy: 'Too many codes were asked for; trying again by itself',
  cookies: 'If the code keeps changing, allow cookies in the browser of this TV.',
  switchTo: 'zh',
  switchLanguage: '中文',
}

export const LITE_WORDS: Record<Language, LiteWords> = { zh, en }
