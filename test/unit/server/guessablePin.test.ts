import { isGuessablePin } from '@leitai/server/people/guessablePin'
import { expect, test } from 'vitest'

test.each([
  ['111111', 'of one digit'],
  ['123456', 'counting up'],
  ['789012', 'counting up past the nine'],
  ['654321', 'counting down'],
  ['121212', 'a pair thrice'],
  ['123123', 'three digits twice'],
  ['420013', 'the end of the own number'],
  ['042001', 'its beginning'],
])('[SEC-4] %s is guessed at once: %s', (pin) => {
  expect(isGuessablePin(pin, '0420013')).toBe(true)
})

test('[SEC-4] a short number is guessed with its zeros', () => {
  expect(isGuessablePin('001003', '1003')).toBe(true)
})

test.each(['135790', '246802', '112233', '274913', '123457'])('[SEC-4] %s is not', (pin) => {
  expect(isGuessablePin(pin, '0420013')).toBe(false)
})
