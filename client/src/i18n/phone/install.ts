/** What a courier reads about the home screen. */
import type { InstallWay } from '../../phone/install/install.ts'
import { createTexts } from '../createTexts.ts'

const zh = {
  title: '放到手机桌面',
  how: {
    prompt: '一点就开，没有网络也能看到最近的名次。',
    ios: '点浏览器的“分享”，再点“添加到主屏幕”：一点就开，没有网络也能看。',
    wechat: '点右上角“···”，选“在浏览器打开”，再添加到桌面：一点就开，没有网络也能看。',
  } satisfies Record<Exclude<InstallWay, 'none'>, string>,
  add: '添加到桌面',
  notNow: '以后再说',
}

const en: typeof zh = {
  title: 'On your home screen',
  how: {
    prompt: 'One tap opens it, and the last known place shows without a network too.',
    ios: 'Tap Share, then “Add to Home Screen”: one tap opens it, without a network too.',
    wechat:
      'Tap “···” at the top right, choose “Open in browser”, then add it to the home screen: one tap opens it, without a network too.',
  },
  add: 'Add it',
  notNow: 'Not now',
}

/** The words of the hint in the language in use. */
export const useInstallTexts = createTexts(zh, en)
