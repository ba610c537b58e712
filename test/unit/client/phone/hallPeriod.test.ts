import { expect, test } from 'vitest'
import { hallPeriod } from '../../../../client/src/phone/pages/records/hallPeriod.ts'

const zh = {
  quarter: (year: string, no: string) => `${year}年第${no}季度`,
  year: (year: string) => `${year}年`,
}
const en = { quarter: (year: string, no: string) => `Q${no} ${year}`, year: (year: string) => year }
const KEYS = ['2026-03-03', '2026-W10', '2026-03', '2026-Q1', '2026']

test('[C2] every kind of period has a name', () => {
  expect(KEYS.map((key) => hallPeriod(key, 'zh-CN', zh))).toEqual([
    '3月3日',
    '第10周',
    '2026年3月',
    '2026年第1季度',
    '2026年',
  ])
  expect(KEYS.map((key) => hallPeriod(key, 'en', en))).toEqual([
    '3 Mar',
    'W10',
    'Mar 2026',
    'Q1 2026',
    '2026',
  ])
})
