/** What a courier reads about goals. */
import type { GoalKind } from '@leitai/shared/goal'
import { createTexts } from '../createTexts.ts'

const zh = {
  title: '目标与进度',
  own: '我的目标',
  station: '营业部目标',
  kinds: { day: '今日', week: '本周' } satisfies Record<GoalKind, string>,
  by: { manager: '经理定的', courier: '自己定的' },
  none: '还没有目标',
  noStation: '经理还没有给营业部定目标。',
  pace: (expected: string, score: string) => `按进度应为 ${expected} 件，现在 ${score} 件`,
  reached: (score: string) => `已完成，现在 ${score} 件`,
  perHour: (n: string, until: string) => `每小时还需 ${n} 件，到 ${until}`,
  overHours: (n: string) => `今天的作业时间已过，还差 ${n} 件`,
  set: '给自己定一个',
  change: '改一改',
  target: (when: string) => `${when}揽收几件`,
  save: '定下',
  remove: '取消这个目标',
  cancel: '不改了',
  invalid: '请填 1 到 100000 的整数。',
  private: '自己定的目标同事看不到，只有经理在操作记录里能查到。',
}

const en: typeof zh = {
  title: 'Goals and pace',
  own: 'My goals',
  station: 'Station goals',
  kinds: { day: 'Today', week: 'This week' },
  by: { manager: 'set by the manager', courier: 'set by me' },
  none: 'No goal yet',
  noStation: 'The manager has set no goals for the station yet.',
  pace: (expected, score) => `Should be ${expected} by now, is ${score}`,
  reached: (score) => `Reached: ${score} now`,
  perHour: (n, until) => `${n} an hour needed until ${until}`,
  overHours: (n) => `Working hours are over; ${n} short`,
  set: 'Set one myself',
  change: 'Change',
  target: (when) => `Parcels: ${when.toLowerCase()}`,
  save: 'Set',
  remove: 'Drop this goal',
  cancel: 'Leave it',
  invalid: 'A whole number from 1 to 100,000.',
  private: 'Colleagues do not see a goal of your own; the manager finds it in the log only.',
}

/** Words about goals, in the language in use. */
export const useGoalTexts = createTexts(zh, en)
