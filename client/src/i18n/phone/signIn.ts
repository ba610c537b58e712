/** What a courier reads at the door. */
import type { Mistake } from '../../phone/pages/signIn/credentials.ts'
import { createTexts } from '../createTexts.ts'

const zh = {
  signIn: '登录',
  signingIn: '正在登录…',
  firstTime: '首次登录',
  hasPin: '已有 PIN',
  waysIn: '登录方式',
  number: '工号',
  pin: 'PIN（6 位数字）',
  newPin: '设置 PIN（6 位数字）',
  newPinAgain: '再输一次 PIN',
  setPinAndEnter: '设置 PIN 并进入',
  ticketFor: '扫码登录',
  checkingTicket: '正在核对二维码…',
  noPinYet: '还没有 PIN？扫一扫营业部大屏上的二维码，或请经理发一个。',
  forgotPin: '忘了 PIN？请经理重置。',
  pinForLater: '以后用工号和这个 PIN 登录，请记好。',
  sessionEnded: '登录已失效，请重新登录。',
  mistakes: {
    noNumber: '请输入工号。',
    pinNotSixDigits: 'PIN 是 6 位数字。',
    pinsDiffer: '两次输入的 PIN 不一样。',
  } satisfies Record<Mistake, string>,
}

const en: typeof zh = {
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  firstTime: 'First time',
  hasPin: 'I have a PIN',
  waysIn: 'Way to sign in',
  number: 'Staff number',
  pin: 'PIN (6 digits)',
  newPin: 'Choose a PIN (6 digits)',
  newPinAgain: 'The same PIN again',
  setPinAndEnter: 'Set the PIN and enter',
  ticketFor: 'Sign in by QR code',
  checkingTicket: 'Checking the QR code…',
  noPinYet: "No PIN yet? Scan the QR code on the station's wall, or ask the manager for one.",
  forgotPin: 'PIN forgotten? The manager can reset it.',
  pinForLater: 'From now on you sign in with your number and this PIN: keep it in mind.',
  sessionEnded: 'Your session is over. Please sign in again.',
  mistakes: {
    noNumber: 'Enter your staff number.',
    pinNotSixDigits: 'The PIN has 6 digits.',
    pinsDiffer: 'The two PINs are not the same.',
  },
}

/** The words of the door in the language in use. */
export const useSignInTexts = createTexts(zh, en)
export type SignInTexts = typeof zh
