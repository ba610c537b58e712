import { describe, expect, test } from 'vitest'
import { parseRoute, pathOf, type Route } from '../../../../client/src/phone/route.ts'

describe('addresses of the phone', () => {
  test.each<[string, Route]>([
    ['/me/', { page: 'board' }],
    ['/me/records', { page: 'records' }],
    ['/me/disputes', { page: 'disputes' }],
    ['/me/why?metric=walkin&period=last-week', { page: 'why', metric: 'walkin', period: 'last-week' }],
    ['/me/why?metric=pickups&period=2026-11-22', { page: 'why', metric: 'pickups', period: '2026-11-22' }],
  ])('%s leads to its page and is its address', (address, route) => {
    const { pathname, search } = new URL(address, 'http://phone')
    expect(parseRoute(pathname, search)).toEqual(route)
    expect(pathOf(route)).toBe(address)
  })

  test.each<[string, Route]>([
    ['/me', { page: 'board' }],
    ['/me/t/abc', { page: 'board' }],
    ['/me/why', { page: 'why', metric: 'pickups', period: 'today' }],
    ['/me/why/?metric=revenue', { page: 'why', metric: 'pickups', period: 'today' }],
  ])('%s is understood', (address, route) => {
    const { pathname, search } = new URL(address, 'http://phone')
    expect(parseRoute(pathname, search)).toEqual(route)
  })
})
