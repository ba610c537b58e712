/** What a courier reads about challenges. */
import type { OwnChallenge } from '@leitai/shared/challenge'
import type { GoalKind } from '@leitai/shared/goal'
import { createTexts } from '../createTexts.ts'

const zh = {
  title: '我的挑战',
  intro: '向同事或冠军下战书，对方应战就开擂。应战前只有你们俩看得到，应战后上大屏。',
  none: '还没有挑战，先下一封战书吧。',
  versus: '对',
  me: '我',
  kinds: { day: '今日', week: '本周' } satisfies Record<GoalKind, string>,
  states: {
    asked: '等待应战',
    coming: '还没开始',
    open: '进行中',
    grace: '待定榜',
    final: '已定榜',
    declined: '没有应战',
    expired: '过期未答复',
    withdrawn: '已撤回',
  } satisfies Record<OwnChallenge['state'], string>,
  byManager: '经理安排',
  asksYou: (name: string) => `${name}向您挑战`,
  until: (time: string) => `${time} 前答复有效`,
  ahead: (n: string) => `领先 ${n} 件`,
  behind: (n: string) => `落后 ${n} 件`,
  level: '打平',
  won: '赢了',
  lost: '惜败',
  draw: '战平',
  nothingCounted: '这一期没有揽收，不分胜负',
  said: (word: string) => `答复：${word}`,
  accept: '应战',
  decline: '不应战',
  word: '说一句（可不填）',
  takeBack: '撤回',

  // asking
  ask: '下战书',
  opponent: '挑战谁',
  choose: '请选择',
  champion: (name: string) => `${name}（上周冠军）`,
  period: '比哪一期',
  metric: '比什么',
  motto: '战书上写一句（可不填，24 字以内）',
  example: '例如：冠军等我来',
  send: '下战书',
  sending: '正在送出…',
  sent: '战书已送出，等对方应战。',
}

const en: typeof zh = {
  title: 'My challenges',
  intro:
    'Challenge a colleague or the champion; once they accept, it is on. Until then only the two of you see it; then the wall shows it.',
  none: 'No challenges yet. Be the first.',
  versus: 'v',
  me: 'me',
  kinds: { day: 'today', week: 'this week' },
  states: {
    asked: 'waiting for an answer',
    coming: 'not begun yet',
    open: 'running',
    grace: 'not final yet',
    final: 'final',
    declined: 'declined',
    expired: 'never answered',
    withdrawn: 'withdrawn',
  },
  byManager: 'set up by the manager',
  asksYou: (name) => `${name} challenges you`,
  until: (time) => `Answer by ${time}`,
  ahead: (n) => `${n} ahead`,
  behind: (n) => `${n} behind`,
  level: 'level',
  won: 'Won',
  lost: 'Lost',
  draw: 'Drawn',
  nothingCounted: 'Nothing was collected: neither has won',
  said: (word) => `Answer: ${word}`,
  accept: 'Accept',
  decline: 'Decline',
  word: 'A word (may be left empty)',
  takeBack: 'Take back',

  ask: 'Challenge somebody',
  opponent: 'Whom',
  choose: 'Choose',
  champion: (name) => `${name} (last week's champion)`,
  period: 'When',
  metric: 'What counts',
  motto: 'A word with it (24 characters, may be left empty)',
  example: 'For example: here I come',
  send: 'Challenge',
  sending: 'Sending…',
  sent: 'Sent. It is on once they accept.',
}

/** Words about challenges, in the language in use. */
export const useDuelTexts = createTexts(zh, en)
export type DuelTexts = typeof zh
