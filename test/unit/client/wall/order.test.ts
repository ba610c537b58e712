import { expect, test } from 'vitest'
import { askedScene } from '../../../../client/src/wall/scenes/order.ts'

test('a scene can be asked for by name', () => {
  expect(askedScene('?lang=en&scene=trend')).toBe('trend')
  expect(askedScene('?scene=nonsense')).toBeNull()
  expect(askedScene('')).toBeNull()
})
