/** What a replay says, on the wall and at the desk. */
import { createTexts } from './createTexts.ts'
import { counted } from './plural.ts'

const figures = new Intl.NumberFormat('en-US')
const figure = (n: number) => figures.format(n)

const zh = {
  figure,
  title: '赛况回放',
  ofDay: { today: '今日回放', yesterday: '昨日回放', other: '往日回放' },
  total: '合计',
  unit: '件',
  loading: '正在取这一天的记录…',
  away: '回放暂时取不到，稍后再试',
  empty: '这一天没有揽收',
  lead: '一天的揽收按时间重放一遍，最后一帧就是当日榜。',
  date: '哪一天',
  metric: '看什么',
  duration: '整天用时',
  seconds: (n: number) => `${n} 秒`,
  play: '播放',
  again: '从头播放',
  pause: '暂停',
  seek: '拖到几点',
  previous: '前一天',
  next: '后一天',
  parcels: (n: number) => `${figure(n)} 件`,
  events: (n: number) => `${figure(n)} 条揽收`,
  last: '当日终榜',
  soFar: '到现在为止',
  open: '赛况回放',
  back: '返回营业部',
  rows: '当时的名次',
}

const en: typeof zh = {
  figure,
  title: 'Replay',
  // the date follows, and an upright wall has room for no more
  ofDay: { today: 'Replay', yesterday: 'Replay', other: 'Replay' },
  total: 'Total',
  unit: '',
  loading: 'Fetching this day…',
  away: 'The replay cannot be fetched just now',
  empty: 'No pickups on this day',
  lead: "A day's pickups once more in the order in which they came. The last frame is the board of that day.",
  date: 'Day',
  metric: 'What is ranked',
  duration: 'The whole day in',
  seconds: (n) => `${n} s`,
  play: 'Play',
  again: 'Play again',
  pause: 'Pause',
  seek: 'Time of day',
  previous: 'Day before',
  next: 'Day after',
  parcels: (n) => counted(n, 'parcel', 'parcels'),
  events: (n) => counted(n, 'pickup', 'pickups'),
  last: 'final standing of the day',
  soFar: 'as of now',
  open: 'Replay',
  back: 'Back to the station',
  rows: 'Standings at that time',
}

export const useReplayTexts = createTexts(zh, en)
