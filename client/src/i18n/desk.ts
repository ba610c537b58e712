import { createTexts } from './createTexts.ts'
import { en } from './desk/en.ts'
import { zh } from './desk/zh.ts'

/** The desk's texts in the language in use. */
export const useDeskTexts = createTexts(zh, en)
export type { DeskTexts } from './desk/zh.ts'
