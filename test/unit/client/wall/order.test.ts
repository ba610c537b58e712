import { expect, test } from 'vitest'
import { askedScene, nextScene } from '../../../../client/src/wall/scenes/order.ts'

test('scenes come in turn, past those that have nothing to show', () => {
  expect(nextScene('week', ['week', 'podium', 'goal', 'trend'])).toBe('podium')
  expect(nextScene('trend', ['week', 'podium', 'goal', 'trend'])).toBe('week')
  expect(nextScene('trend', ['week', 'hall'])).toBe('hall')
  expect(nextScene('podium', ['week', 'podium'])).toBe('week')
  expect(nextScene('goal', ['podium'])).toBe('podium')
  expect(nextScene('podium', ['podium'])).toBe('podium')
  expect(nextScene('week', [])).toBeNull()
})

test('a scene can be asked for by name', () => {
  expect(askedScene('?lang=en&scene=trend')).toBe('trend')
  expect(askedScene('?scene=nonsense')).toBeNull()
  expect(askedScene('')).toBeNull()
})
