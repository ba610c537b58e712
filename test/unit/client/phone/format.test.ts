import { describe, expect, test } from 'vitest'
import { figure, periodText, periodTitle, timeText } from '../../../../client/src/phone/format.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const ZONE = 'Asia/Shanghai'

describe('timeText', () => {
  test('[L3] of today: the hour; of another day: the date too, in the zone of the station', () => {
    const now = at('2026-11-22T09:00:00')
    expect(timeText(at('2026-11-22T00:05:00'), now, ZONE, 'zh-CN')).toBe('00:05')
    expect(timeText(at('2026-11-21T14:32:00'), now, ZONE, 'zh-CN')).toBe('11月21日 14:32')
    expect(timeText(at('2026-11-21T14:32:00'), now, ZONE, 'en')).toBe('21 Nov 14:32')
    // half past midnight in Ürümqi's own zone is still the day before there
    expect(timeText(at('2026-11-22T00:30:00'), now, 'Asia/Urumqi', 'zh-CN')).toBe('11月21日 22:30')
  })
})

describe('periods', () => {
  test('are told short and in full', () => {
    expect(periodText('2026-11-09', 'zh-CN')).toBe('11月9日')
    expect(periodTitle('2026-11-09', 'zh-CN')).toBe('11月9日 周一')
    expect(periodTitle('2026-11-09', 'en')).toBe('Mon 9 Nov')
    expect(periodText('2026-W07', 'zh-CN')).toBe('第7周')
    expect(periodTitle('2026-W47', 'en')).toBe('Week 47')
  })
})

describe('figure', () => {
  test('parts thousands', () => {
    expect(figure(12345, 'zh-CN')).toBe('12,345')
    expect(figure(12345, 'en')).toBe('12,345')
  })
})
