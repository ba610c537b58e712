import { describe, expect, test } from 'vitest'
import { isNewBuild, isNightlyReload } from '../../../../client/src/wall/reload.ts'

const HOUR_MS = 3_600_000
const NIGHT = Date.parse('2026-11-22T04:30:00+08:00')

describe('a wall loads itself again', () => {
  const life = { bornAt: 0, build: 'one' }

  test('when none of the builds that the server serves is its own', () => {
    expect(isNewBuild(life, 'one.phone.desk', HOUR_MS, 0)).toBe(false)
    expect(isNewBuild(life, 'one.phone2.desk2', HOUR_MS, 0)).toBe(false)
    expect(isNewBuild(life, 'two.phone.desk', HOUR_MS, 0)).toBe(true)
    expect(isNewBuild({ bornAt: 0, build: null }, 'two', HOUR_MS, 0)).toBe(false)
  })

  test('but not again and again while two builds are served in turn', () => {
    expect(isNewBuild(life, 'two', HOUR_MS, HOUR_MS - 60_000)).toBe(false)
    expect(isNewBuild(life, 'two', HOUR_MS, HOUR_MS - 11 * 60_000)).toBe(true)
  })

  test('in the small hours of its station once it has been up for long', () => {
    const bornAt = NIGHT - 20 * HOUR_MS
    expect(isNightlyReload({ bornAt, build: 'one' }, NIGHT, NIGHT, 'Asia/Shanghai')).toBe(true)
    expect(isNightlyReload({ bornAt, build: 'one' }, NIGHT, NIGHT, 'Asia/Urumqi')).toBe(false)
    expect(isNightlyReload({ bornAt: NIGHT - HOUR_MS, build: 'one' }, NIGHT, NIGHT, 'Asia/Shanghai')).toBe(
      false,
    )
  })
})
