import type { AlertKind } from '@leitai/shared/alertKinds'
import type { Disputed } from '@leitai/shared/dispute'

export type AlertLanguage = 'zh-CN' | 'en'

/** What is told, before it is put into words. */
export type AlertNews =
  | { kind: 'overtaken'; by: string; others: number; rank: number; gap: number }
  | { kind: 'goal'; station: string; target: number }
  | { kind: 'challenge'; by: string }
  | { kind: 'announcement'; title: string }
  | { kind: 'dispute'; about: Disputed; accepted: boolean; answer: string }

interface Words {
  title: string
  body: string
}
type Worded = { [Kind in AlertKind]: (news: Extract<AlertNews, { kind: Kind }>) => Words }

const zh: Worded = {
  overtaken: ({ by, others, rank, gap }) => ({
    title: `现在第 ${rank} 名`,
    body: `${others > 0 ? `${by}等 ${others + 1} 人` : by}超过了您，差 ${gap} 件追上。`,
  }),
  goal: ({ station, target }) => ({
    title: '今日目标达成！',
    body: `${station}今天的 ${target} 件已经完成，谢谢您的每一件。`,
  }),
  challenge: ({ by }) => ({ title: '有人向您挑战', body: `${by}向您发起挑战，等您应战。` }),
  announcement: ({ title }) => ({ title: '喜报通报', body: title }),
  dispute: ({ about, accepted, answer }) => {
    const what = about === 'walls' ? '申请' : '异议'
    return { title: accepted ? `您的${what}已采纳` : `您的${what}有答复了`, body: answer }
  },
}

const en: Worded = {
  overtaken: ({ by, others, rank, gap }) => ({
    title: `Now number ${rank}`,
    body: `${others > 0 ? `${by} and ${others} more have` : `${by} has`} passed you: ${gap} to draw level.`,
  }),
  goal: ({ station, target }) => ({
    title: 'Goal of the day reached!',
    body: `${station} has collected today's ${target}. Thank you for each of yours.`,
  }),
  challenge: ({ by }) => ({
    title: 'You are challenged',
    body: `${by} challenges you and waits for your answer.`,
  }),
  announcement: ({ title }) => ({ title: 'Announcement', body: title }),
  dispute: ({ about, accepted, answer }) => {
    const what = about === 'walls' ? 'request' : 'dispute'
    return { title: accepted ? `Your ${what} was accepted` : `Your ${what} has an answer`, body: answer }
  },
}

/** News in the words of a device's language. */
export function wordsOf<Kind extends AlertKind>(
  news: Extract<AlertNews, { kind: Kind }>,
  language: AlertLanguage,
): Words {
  const worded: Worded = language === 'en' ? en : zh
  return worded[news.kind as Kind](news)
}

/** Where a tap on an alert leads. */
export const ALERT_PATHS: Record<AlertKind, string> = {
  overtaken: '/me/',
  goal: '/me/',
  challenge: '/me/duels',
  announcement: '/me/news',
  dispute: '/me/disputes',
}
