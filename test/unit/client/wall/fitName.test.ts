import { expect, test } from 'vitest'
import { fitName, LEGIBLE_REM, widthOf } from '../../../../client/src/wall/board/fitName.ts'

test('a Chinese character is as wide as it is high, a letter is not; those of Uyghur are broader than Latin ones', () => {
  expect(widthOf('徐静')).toBe(2)
  expect(widthOf('Anna')).toBeCloseTo(2.32)
  expect(widthOf('ئالىم')).toBeCloseTo(3.3)
})

test('a name is set smaller until it fits, and no smaller than can be read', () => {
  expect(fitName('徐静', { width: 4, lines: 1 })).toEqual({ scale: 1, lines: 1, whole: true })
  expect(fitName('欧阳修远明', { width: 4, lines: 2 })).toEqual({ scale: 0.8, lines: 1, whole: true })
  const long = '阿不都热西提·吐尔逊·买买提'
  expect(fitName(long, { width: 4, lines: 1 })).toEqual({ scale: 0.68, lines: 1, whole: false })
  expect(fitName(long, { width: 4, lines: 2 })).toEqual({ scale: 0.68, lines: 2, whole: false })
  expect(fitName(long, { width: 10, lines: 2, type: 0.5 })).toEqual({ scale: 10 / 14, lines: 1, whole: true })
})

test('in no row is a name set below 32 px at 1080p: it takes two lines, and then ends in an ellipsis', () => {
  for (const type of [0.4, 0.44, 0.52, 0.66, 0.9]) {
    for (const lines of [1, 2] as const) {
      for (let signs = 2; signs <= 20; signs++) {
        const { scale } = fitName('徐'.repeat(signs), { width: 5, lines, type })
        expect(scale * type).toBeGreaterThanOrEqual(0.32 - 1e-9)
      }
    }
  }
  expect(LEGIBLE_REM).toEqual({ figure: 0.4, name: 0.32 })
})
