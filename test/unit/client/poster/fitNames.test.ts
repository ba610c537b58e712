import { describe, expect, it } from 'vitest'
import { fitNames, heightOf } from '../../../../client/src/poster/fitNames.ts'

/** Chinese characters as wide as they are high, letters half of that; what turns the direction has no width. */
const measure = (text: string, size: number) =>
  [...text].reduce(
    (sum, one) => sum + (/[\u2066-\u2069]/.test(one) ? 0 : one > '\u2e80' ? size : size / 2),
    0,
  )
const box = {
  width: 400,
  height: 150,
  largest: 100,
  smallest: 30,
  and: '、',
  more: (n: number) => `等 ${n} 人`,
}
const plain = (lines: string[]) => lines.map((line) => line.replace(/[\u2068\u2069]/g, ''))

describe('names on a poster', () => {
  it('are as large as they may be where there is room', () => {
    expect(fitNames(['徐静'], box, measure)).toEqual({ size: 100, lines: ['\u2068徐静\u2069'] })
  })

  it('become smaller before they take another line or are broken, and never leave the box', () => {
    for (const names of [
      ['徐静', '欧阳明月'],
      ['买买提·阿布都热合曼·吐尔逊江·艾克拜尔'],
      ['Anna Katharina Müller', 'ئالىم تۇرسۇن', '王伟'],
      Array.from({ length: 12 }, (_, index) => `司徒婉清${index}`),
    ]) {
      const set = fitNames(names, box, measure)
      expect(heightOf(set)).toBeLessThanOrEqual(box.height)
      for (const line of set.lines) expect(measure(line, set.size), line).toBeLessThanOrEqual(box.width)
    }
  })

  it('who find no room are counted', () => {
    const names = Array.from({ length: 40 }, (_, index) => `阿依古丽${index}`)
    const { lines } = fitNames(names, box, measure)
    expect(lines.at(-1)).toBe('等 40 人')
    expect(plain(lines)[0]).toContain('阿依古丽0')
  })

  it('a Latin name is broken between its words', () => {
    const narrow = { ...box, width: 200, height: 90, largest: 40 }
    const { lines } = fitNames(['Maximilian Bartholomäus Schwarzenberger'], narrow, measure)
    expect(plain(lines)).toEqual(['Maximilian', 'Bartholomäus', 'Schwarzenberger'].slice(0, lines.length))
  })
})
