import { XLSX_TYPE } from '@leitai/shared/sheetCell'
import { describe, expect, it } from 'vitest'
import { groupedCode, lettersOf } from '../../../../client/src/desk/data/pairingCode.ts'
import { locateErrors } from '../../../../client/src/desk/data/rosterErrors.ts'
import { rosterBodyOf } from '../../../../client/src/desk/data/rosterText.ts'
import { parseWelcome, welcomeLink } from '../../../../client/src/desk/data/welcome.ts'
import { wholeNumber } from '../../../../client/src/desk/data/wholeNumber.ts'
import { parseRoute, pathOf, type Route } from '../../../../client/src/desk/route.ts'

describe('pairing code', () => {
  it.each(['bcdfghjk', 'BCDF-GHJK', ' bcdf  ghjk ', 'ｂｃｄｆ－ＧＨＪＫ', 'BCDFGHJKL'])(
    'reads %j',
    (typed) => {
      expect(groupedCode(typed)).toBe('BCDF-GHJK')
    },
  )

  it('keeps a code that is not whole', () => {
    expect(groupedCode('bcd')).toBe('BCD')
    expect(lettersOf('b1-c')).toBe('BC')
  })
})

describe('wholeNumber', () => {
  it('takes digits as people type them', () => {
    expect(wholeNumber(' 1,200 ', 1, 9_999)).toBe(1200)
    expect(wholeNumber('１２００', 1, 9_999)).toBe(1200)
    expect(wholeNumber('1，200', 1, 9_999)).toBe(1200)
  })

  it.each(['', '12x', '-1', '1.5', '0', '10000'])('refuses %j', (typed) => {
    expect(wholeNumber(typed, 1, 9_999)).toBeUndefined()
  })
})

describe('roster', () => {
  it('tells JSON from CSV', () => {
    const typeOf = (text: string) => rosterBodyOf({ text, book: null })
    expect(typeOf('\ufeff {"couriers": []}').contentType).toBe('application/json')
    const copied = '工号\t姓名\n1\t"王\n小明"'
    expect(typeOf(copied)).toEqual({ content: copied, contentType: 'text/tab-separated-values' })
    expect(typeOf('工号,姓名\r\n1,a\tb').contentType).toBe('text/csv')
    const book = new File(['PK'], 'a.xlsx')
    expect(rosterBodyOf({ text: '', book })).toMatchObject({ content: book, contentType: XLSX_TYPE })
  })

  it('finds the line that an error speaks of', () => {
    const errors = [
      { field: 'line 2, column from', code: 'not_a_date' as const, message: 'Not a date.' },
      { field: 'couriers[3].name', code: 'not_valid' as const, message: 'Too long.' },
      { field: 'line 2, column from', code: 'not_valid' as const, message: 'Not a date, again.' },
    ]
    expect(locateErrors(errors, '工号,姓名\r\n1,王')).toEqual([
      {
        line: 2,
        column: 'from',
        field: 'line 2, column from',
        code: 'not_a_date',
        message: 'Not a date.',
        source: '1,王',
      },
      {
        line: null,
        column: 'name',
        field: 'couriers[3].name',
        code: 'not_valid',
        message: 'Too long.',
        source: null,
      },
    ])
  })
})

describe('route', () => {
  const routes: Route[] = [
    { page: 'home' },
    { page: 'station', stationId: '东城 1', tab: 'goals' },
    { page: 'station', stationId: 's', tab: 'standings' },
    { page: 'station', stationId: 's', tab: 'corrections' },
    { page: 'why', stationId: 's 1', courierId: '徐+静', metric: 'revenue', period: '2026-W47' },
    { page: 'announcements' },
    { page: 'posting', stationId: '421303-01' },
    { page: 'walls' },
    { page: 'pairing', code: 'BCDFGHJK', stationId: undefined },
    { page: 'roster' },
    { page: 'import' },
    { page: 'account' },
  ]
  it.each(routes)('finds its way back to %j', (route) => {
    const { pathname, search } = new URL(pathOf(route), 'http://desk')
    expect(parseRoute(pathname, search)).toEqual(route)
  })

  it.each([
    '/desk/nope',
    '/desk/stations',
    '/desk/stations/s/nope',
    '/desk/stations/s/why',
    '/desk/stations/s/why/%E0%A4',
    '/desk/stations/s/finals/x',
    '/desk/walls/a/b',
    '/desk/stations/%E0%A4',
  ])('knows no page at %s', (path) => {
    expect(parseRoute(path, '')).toEqual({ page: 'unknown' })
  })

  it('takes the address with and without a slash', () => {
    expect(parseRoute('/desk', '')).toEqual({ page: 'home' })
  })
})

describe('the link to a first own password', () => {
  it('brings account and password behind the #, and nothing else is taken for it', () => {
    const welcome = { account: 'li.si+1@post.cn', password: 'abcdefghjkm2' }
    const link = new URL(welcomeLink('https://leitai.example', welcome))
    expect([link.pathname, link.search]).toEqual(['/desk/', ''])
    expect(parseWelcome(link.hash)).toEqual(welcome)
    for (const other of ['', '#content', '#welcome=', '#welcome=a', '#welcome=%E0:abc', '#welcome=a:b:c']) {
      expect(parseWelcome(other)).toBeNull()
    }
  })
})
