/** What a courier reads about alerts. */
import type { AlertKind } from '@leitai/shared/alertKinds'
import type { PushState } from '../../phone/alerts/push.ts'
import { createTexts } from '../createTexts.ts'
import { counted } from '../plural.ts'

const zh = {
  title: '提醒',
  what: (aDay: number | null) =>
    `不看手机时，有下面的事就提醒您${aDay === null ? '' : `，一天最多 ${aDay} 条`}。营业部的静音时段不提醒；正看着这一页时也不提醒。`,
  kindsOf: '提醒什么',
  kinds: {
    overtaken: { name: '被超过', when: '有人在今天的榜上超过您，十分钟内的算一条' },
    goal: { name: '目标达成', when: '营业部完成今天的目标' },
    challenge: { name: '挑战', when: '有人向您挑战' },
    announcement: { name: '喜报通报', when: '经理发布喜报、通报' },
    dispute: { name: '异议答复', when: '经理答复了您的异议' },
  } satisfies Record<AlertKind, { name: string; when: string }>,
  on: (n: number) => `已开启 ${n} 项，只在这部手机上。`,
  off: '现在没有开启提醒。',
  notAllowed: '浏览器没有允许提醒，请在浏览器的设置里允许后再试。',
  why: {
    denied: '浏览器里已拒绝提醒。请在浏览器的网站设置里允许通知，再回到这里。',
    installFirst: '请先把这一页“添加到主屏幕”，再从主屏幕打开，就可以开启提醒。',
    unsupported: '这个浏览器没有提醒功能（微信里也没有）。请用手机自带的浏览器或 Chrome 打开。',
  } satisfies Record<Exclude<PushState, 'ready'>, string>,
}

const en: typeof zh = {
  title: 'Alerts',
  what: (aDay) =>
    `While you are not looking you are told of these${aDay === null ? '' : `, at most ${aDay} times a day`}. Never in the station's quiet hours, and not while you look at this page.`,
  kindsOf: 'What you are told',
  kinds: {
    overtaken: { name: 'Overtaken', when: "somebody passes you on today's board; ten minutes are one alert" },
    goal: { name: 'Goal reached', when: "the station reaches the day's goal" },
    challenge: { name: 'Challenge', when: 'somebody challenges you' },
    announcement: { name: 'Announcements', when: 'the manager posts one' },
    dispute: { name: 'Answers to disputes', when: 'the manager answers yours' },
  },
  on: (n) => `${counted(n, 'kind is', 'kinds are')} on, for this phone only.`,
  off: 'No alerts are on.',
  notAllowed: 'The browser does not allow alerts. Allow them in its settings and try again.',
  why: {
    denied: 'Alerts are refused in the browser. Allow notifications in its site settings, then come back.',
    installFirst:
      'First add this page to the home screen and open it from there; then alerts can be turned on.',
    unsupported:
      "This browser has no alerts (nor has WeChat). Open the page in the phone's own browser or Chrome.",
  },
}

/** The words of the alerts' page in the language in use. */
export const useAlertTexts = createTexts(zh, en)
