/** What a courier reads and writes about disputes. */
import type { Disputed, DisputeState } from '@leitai/shared/dispute'
import { createTexts } from '../createTexts.ts'
import { counted } from '../plural.ts'

const zh = {
  title: '我的异议与申请',
  intro: '对某条揽收有疑问，在“为什么是这个名次”里点开它；漏算的在这里提。经理的答复也在这里。',
  toWhy: '去看揽收明细',
  asking: '正在取异议…',
  needsNetwork: '异议要联网才能看。',
  none: '还没有提过异议。',
  total: (n: number) => `共 ${n.toLocaleString('zh-CN')} 条`,
  more: '再看更早的',
  states: {
    open: '待答复',
    accepted: '已采纳',
    declined: '未采纳',
    withdrawn: '已撤回',
  } satisfies Record<DisputeState, string>,
  newAnswer: '新答复',
  about: { pickup: '对揽收有疑问', missing: '少算了', walls: '申请不上大屏' } satisfies Record<
    Disputed,
    string
  >,
  noWaybill: '没有写运单号',
  said: { courier: '我', manager: '经理' },
  steps: {
    open: '提出',
    accepted: '采纳',
    declined: '不采纳',
    withdrawn: '撤回',
  } satisfies Record<DisputeState, string>,
  withdraw: '撤回',
  withdrawSure: '确定撤回这条异议？',
  withdrawYes: '确定撤回',
  withdrawNo: '不撤回',

  // writing one
  begin: { pickup: '有疑问？', missing: '少算了？', walls: '向经理申请不上大屏' },
  waybill: '运单号（可不填）',
  sentence: {
    pickup: '哪里不对？用一句话告诉经理',
    missing: '少算了什么？用一句话告诉经理',
    walls: '为什么不想上大屏？用一句话告诉经理',
  },
  example: {
    pickup: '例如：这票是 3 件，只算了 1 件',
    missing: '例如：下午三点在菜市场收的 2 件没有',
    walls: '例如：不想让客户看到我的名字',
  },
  left: (n: number) => `还可以写 ${n} 字`,
  tooLong: (n: number) => `超出 ${n} 字，请写短一点`,
  empty: '请先写一句话。',
  send: '提交给经理',
  sending: '正在提交…',
  notSent: (detail: string) => `没有提交：${detail}写的内容还在。`,
  cancel: '先不提',
  sent: '已提交，等经理答复。',
  see: '看我的异议',
}

const en: typeof zh = {
  title: 'My disputes and requests',
  intro:
    "To ask about a pickup, open it under 'Why this rank'; report a missing one here. The manager's answers come here too.",
  toWhy: 'See my pickups',
  asking: 'Fetching the disputes…',
  needsNetwork: 'Disputes need the network.',
  none: 'You have not disputed anything.',
  total: (n) => counted(n, 'dispute', 'disputes'),
  more: 'Show earlier ones',
  states: { open: 'not answered yet', accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn' },
  newAnswer: 'new answer',
  about: { pickup: 'About a pickup', missing: 'One is missing', walls: 'To be left off walls' },
  noWaybill: 'no waybill given',
  said: { courier: 'Me', manager: 'The manager' },
  steps: { open: 'asked', accepted: 'accepted', declined: 'declined', withdrawn: 'withdrew' },
  withdraw: 'Withdraw',
  withdrawSure: 'Withdraw this dispute?',
  withdrawYes: 'Yes, withdraw',
  withdrawNo: 'Keep it',

  begin: { pickup: 'Something wrong?', missing: 'One missing?', walls: 'Ask to be left off walls' },
  waybill: 'Waybill (may be left empty)',
  sentence: {
    pickup: 'What is wrong? One sentence for your manager',
    missing: 'What is missing? One sentence for your manager',
    walls: 'Why off walls? One sentence for your manager',
  },
  example: {
    pickup: 'For example: three parcels, and only one was counted',
    missing: 'For example: two parcels at the market at three are not there',
    walls: 'For example: customers should not read my name',
  },
  left: (n) => `${n} characters left`,
  tooLong: (n) => `${n} characters too many`,
  empty: 'Write a sentence first.',
  send: 'Send to the manager',
  sending: 'Sending…',
  notSent: (detail) => `Not sent: ${detail} What you wrote is still here.`,
  cancel: 'Not now',
  sent: 'Sent. The manager will answer.',
  see: 'See my disputes',
}

/** Words about disputes, in the language in use. */
export const useDisputeTexts = createTexts(zh, en)
export type DisputeTexts = typeof zh
