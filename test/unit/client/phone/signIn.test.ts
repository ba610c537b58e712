import { describe, expect, test } from 'vitest'
import { fieldOf, mistakesIn, plain } from '../../../../client/src/phone/pages/signIn/credentials.ts'
import { ticketIn } from '../../../../client/src/phone/pages/signIn/ticket.ts'

describe('plain', () => {
  test('full-width digits and spaces of a Chinese keyboard mean the plain ones', () => {
    expect(plain(' ０４２ ００１３　')).toBe('0420013')
  })
})

describe('mistakesIn', () => {
  test('number and PIN that can be sent have none', () => {
    expect(mistakesIn({ number: '0420013', pin: '012345', pin2: null })).toEqual({})
    expect(mistakesIn({ number: '0420013', pin: '012345', pin2: '012345' })).toEqual({})
  })

  test.each(['', '12345', '1234567', '12345a', '-12345'])('a PIN of “%s” is not six digits', (pin) => {
    expect(mistakesIn({ number: '1', pin, pin2: pin })).toEqual({ pin: 'pinNotSixDigits' })
  })

  test('each field has its own mistake; a second PIN is compared only with a good first one', () => {
    expect(mistakesIn({ number: '', pin: '1', pin2: '2' })).toEqual({
      number: 'noNumber',
      pin: 'pinNotSixDigits',
    })
    expect(mistakesIn({ number: '1', pin: '123456', pin2: '123457' })).toEqual({ pin2: 'pinsDiffer' })
  })
})

describe('fieldOf', () => {
  test('a refusal stands beside the field that it names, or that its code speaks of', () => {
    expect(fieldOf({ code: 'invalid_request', field: 'number' })).toBe('number')
    expect(fieldOf({ code: 'unknown_courier' })).toBe('number')
    expect(fieldOf({ code: 'pin_is_set', field: 'number' })).toBe('number')
    expect(fieldOf({ code: 'wrong_pin', field: 'pin' })).toBe('pin')
  })

  test('what concerns no field of the form concerns the form', () => {
    expect(fieldOf({ code: 'too_many_attempts' })).toBeNull()
    expect(fieldOf({ code: 'ticket_expired', field: 'ticket' })).toBeNull()
  })
})

describe('ticketIn', () => {
  test.each([
    ['/me/t/AbC-12_3', '', 'AbC-12_3'],
    ['/me/t/AbC/', '', 'AbC'],
    ['/me/', '#ticket=AbC', 'AbC'],
    ['/me/t/a%2Bb', '', 'a+b'],
    ['/me/t/a%zz', '', 'a%zz'],
    ['/me/', '', null],
    ['/me/t/', '', null],
    ['/me/', '#announcements', null],
  ])('of %s%s is %s', (pathname, hash, ticket) => {
    expect(ticketIn({ pathname, hash })).toBe(ticket)
  })
})
