import { expect, test } from 'vitest'
import { fitName, widthOf } from '../../../../client/src/wall/board/fitName.ts'

test('a Chinese character is as wide as it is high, a letter is not; those of Uyghur are broader than Latin ones', () => {
  expect(widthOf('徐静')).toBe(2)
  expect(widthOf('Anna')).toBeCloseTo(2.32)
  expect(widthOf('ئالىم')).toBeCloseTo(3.3)
})

test('a name is set smaller until it fits, and no smaller than can be read', () => {
  expect(fitName('徐静', { width: 4, lines: 1 })).toEqual({ scale: 1, lines: 1 })
  expect(fitName('欧阳修远明', { width: 4, lines: 2 })).toEqual({ scale: 0.8, lines: 1 })
  const long = '阿不都热西提·吐尔逊·买买提'
  expect(fitName(long, { width: 4, lines: 1 })).toEqual({ scale: 0.68, lines: 1 })
  expect(fitName(long, { width: 4, lines: 2 })).toEqual({ scale: 0.68, lines: 2 })
  expect(fitName(long, { width: 7, lines: 2, smallest: 0.5 }).lines).toBe(1)
})
