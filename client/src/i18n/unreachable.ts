import type { Language } from './language.ts'

/** What is said in the place of a reply that has not come. */
export const UNREACHABLE: Record<Language, { title: string; detail: string }> = {
  'zh-CN': { title: '连不上服务器', detail: '连不上服务器，请检查网络后再试。' },
  en: {
    title: 'Server unreachable',
    detail: 'The server cannot be reached. Check the network and try again.',
  },
}
