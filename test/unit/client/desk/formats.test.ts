import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../client/src/desk/data/formats.ts'

const zh = createFormats('zh-CN', '刚刚')
const en = createFormats('en', 'just now')
const NOON = Date.UTC(2026, 10, 22, 4, 0)

describe('formats', () => {
  it('never rounds a goal up to reached', () => {
    expect(zh.percent(0.996)).toBe('99%')
    expect(zh.percent(1)).toBe('100%')
  })

  it('writes fen as yuan', () => {
    expect(zh.yuan(123_456_789)).toBe('1,234,567.89')
    expect(en.yuan(5)).toBe('0.05')
  })

  it('tells times in the named zone, midnight as 00', () => {
    expect(zh.time(Date.UTC(2026, 10, 21, 16, 0, 5), 'Asia/Shanghai')).toBe('00:00:05')
    expect(zh.shortMoment(NOON, 'Asia/Shanghai')).toBe('11月22日 12:00')
  })

  it('tells a date in words, wherever the reader is', () => {
    expect(zh.day('2026-11-09')).toBe('11月9日')
    expect(en.day('2026-11-09')).toBe('November 9')
  })

  it('tells how long ago', () => {
    expect(zh.relative(NOON - 59_000, NOON)).toBe('刚刚')
    expect(en.relative(NOON - 150_000, NOON)).toBe('2 minutes ago')
    expect(zh.relative(NOON + 2 * 3_600_000, NOON)).toBe('2小时后')
    expect(en.relative(NOON - 3 * 86_400_000, NOON)).toBe('3 days ago')
  })

  it('never tells of what has happened as of what is to come', () => {
    expect(zh.ago(NOON + 4_000, NOON)).toBe('刚刚')
    expect(en.ago(NOON + 4_000, NOON)).toBe('just now')
    expect(en.ago(NOON - 150_000, NOON)).toBe('2 minutes ago')
  })
})
