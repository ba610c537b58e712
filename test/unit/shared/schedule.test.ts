import type { Programme, ProgrammeItem } from '@leitai/shared/programme'
import { keptProgrammeSchema, programmeSchema } from '@leitai/shared/programme'
import {
  brightnessAt,
  DEFAULT_PROGRAMME,
  heldUntil,
  holdsAt,
  isQuiet,
  localMoment,
  seasonAt,
  turnAt,
  volumeAt,
} from '@leitai/shared/schedule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const ZONE = 'Asia/Shanghai'
/** A local time of the week of Monday 2026-11-16, in Shanghai. */
const at = (weekday: number, time: string) =>
  Date.parse(`2026-11-${15 + weekday}T${time.length === 5 ? `${time}:00` : time}+08:00`)
const moment = (weekday: number, time: string) => localMoment(at(weekday, time), ZONE)
const item = (scene: ProgrammeItem['scene'], parts: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  scene,
  seconds: 10,
  days: null,
  hours: null,
  ...parts,
})
const always = () => true

test('a moment is what the clock of the zone shows, whatever the machine believes', () => {
  const instant = Date.parse('2026-11-22T17:30:59Z')
  expect(localMoment(instant, ZONE)).toMatchObject({ weekday: 1, minutes: 90 })
  expect(localMoment(instant, 'UTC')).toMatchObject({ weekday: 7, minutes: 17 * 60 + 30 })
  expect(localMoment(instant, 'America/New_York')).toMatchObject({ weekday: 7, minutes: 12 * 60 + 30 })
})

describe('hours and days', () => {
  const day = { days: null, hours: { from: '08:00', to: '12:00' } }
  const night = { days: [5], hours: { from: '22:00', to: '02:00' } }

  test('hours are half-open', () => {
    expect(['07:59', '08:00', '11:59', '12:00'].map((time) => holdsAt(day, moment(3, time)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('what runs over midnight belongs to the day on which it began', () => {
    expect(holdsAt(night, moment(5, '21:59'))).toBe(false)
    expect(holdsAt(night, moment(5, '22:00'))).toBe(true)
    expect(holdsAt(night, moment(6, '01:59'))).toBe(true)
    expect(holdsAt(night, moment(6, '02:00'))).toBe(false)
    expect(holdsAt(night, moment(5, '01:00'))).toBe(false)
    expect(holdsAt(night, moment(6, '22:30'))).toBe(false)
    const sunday = { days: [7], hours: { from: '22:00', to: '02:00' } }
    expect(holdsAt(sunday, moment(1, '01:00'))).toBe(true)
  })

  test('days without hours are whole days', () => {
    const weekend = { days: [6, 7], hours: null }
    expect([1, 5, 6, 7].map((weekday) => holdsAt(weekend, moment(weekday, '00:00')))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})

describe('turns', () => {
  const items = [item('week'), item('goal'), item('trend', { hours: { from: '18:00', to: '08:00' } })]

  test('one follows the other, and after the last comes the first', () => {
    expect([0, 1].map((turn) => turnAt(items, turn, moment(2, '19:00'), always))).toEqual([0, 1])
    expect(turnAt(items, 2, moment(2, '19:00'), always)).toBe(2)
  })

  test('what is not ready, or not of this hour, is passed over', () => {
    expect(turnAt(items, 2, moment(2, '12:00'), always)).toBe(0)
    expect(turnAt(items, 0, moment(2, '12:00'), (scene) => scene !== 'week')).toBe(1)
    expect(turnAt(items, 1, moment(2, '12:00'), (scene) => scene === 'week')).toBe(0)
  })

  test('where nothing is left there is no turn', () => {
    expect(turnAt(items, 0, moment(2, '12:00'), (scene) => scene === 'trend')).toBeNull()
    expect(turnAt([], 0, moment(2, '12:00'), always)).toBeNull()
  })

  test('any programme: the turn is ready and of the hour, and the nearest from where it stands', () => {
    const scene = fc.constantFrom('week', 'goal', 'trend', 'hall') as fc.Arbitrary<ProgrammeItem['scene']>
    fc.assert(
      fc.property(
        fc.array(scene, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.subarray(['week', 'goal', 'trend', 'hall']),
        (scenes, from, ready) => {
          const list = scenes.map((one) => item(one))
          const turn = turnAt(list, from % list.length, moment(1, '09:00'), (one) => ready.includes(one))
          const after = [...scenes.slice(from % list.length), ...scenes.slice(0, from % list.length)]
          const expected = after.findIndex((one) => ready.includes(one))
          expect(turn).toBe(expected < 0 ? null : (expected + from) % list.length)
        },
      ),
    )
  })
})

describe('[H2] quiet hours', () => {
  const programme: Pick<Programme, 'quiet'> = {
    quiet: [
      { days: null, hours: { from: '21:00', to: '07:00' } },
      { days: [7], hours: null },
    ],
  }

  test('hold at night and on the days that are quiet as a whole', () => {
    expect(isQuiet(programme, moment(2, '20:59'))).toBe(false)
    expect(isQuiet(programme, moment(2, '21:00'))).toBe(true)
    expect(isQuiet(programme, moment(3, '06:59'))).toBe(true)
    expect(isQuiet(programme, moment(7, '12:00'))).toBe(true)
  })

  test('what comes in them waits until they end', () => {
    expect(heldUntil(programme, at(2, '12:00'), ZONE)).toBe(at(2, '12:00'))
    expect(heldUntil(programme, at(2, '21:00'), ZONE)).toBe(at(3, '07:00'))
    expect(heldUntil(programme, at(3, '06:59:30'), ZONE)).toBe(at(3, '07:00'))
  })

  test('what would wait for more than a day is let go of', () => {
    expect(heldUntil(programme, at(6, '21:30'), ZONE)).toBeNull()
    expect(heldUntil({ quiet: [{ days: null, hours: null }] }, at(2, '12:00'), ZONE)).toBeNull()
  })
})

test('[H2] it is as loud as the last step says, through the night as well', () => {
  const steps = [
    { from: '20:00', percent: 5 },
    { from: '08:00', percent: 60 },
    { from: '12:00', percent: 30 },
  ]
  const heard = ['00:00', '07:59', '08:00', '11:59', '12:00', '19:59', '20:00', '23:59'].map((time) =>
    volumeAt({ volume: steps }, moment(1, time)),
  )
  expect(heard).toEqual([5, 5, 60, 60, 30, 30, 5, 5])
  expect(volumeAt({ volume: [] }, moment(1, '12:00'))).toBe(0)
})

test('it is darker at night, and never too dark to be read', () => {
  const night = { from: '22:00', to: '06:00', percent: 60 }
  expect(
    ['21:59', '22:00', '05:59', '06:00'].map((time) => brightnessAt({ night }, moment(1, time))),
  ).toEqual([100, 60, 60, 100])
  const tooDark = { ...night, percent: 10 }
  expect(brightnessAt({ night: tooDark }, moment(1, '23:00'))).toBe(50)
  expect(keptProgrammeSchema.parse({ ...DEFAULT_PROGRAMME, night: tooDark }).night).toEqual({
    ...night,
    percent: 50,
  })
  expect(brightnessAt({ night: null }, moment(1, '23:00'))).toBe(100)
})

test('a season counts down to its first day, then to its last', () => {
  const season = { name: '双11', from: '2026-11-20', to: '2026-11-22' }
  expect(seasonAt({ season }, moment(4, '23:59'))).toEqual({ name: '双11', state: 'ahead', days: 1 })
  expect(seasonAt({ season }, moment(5, '00:00'))).toEqual({ name: '双11', state: 'running', days: 3 })
  expect(seasonAt({ season }, moment(7, '23:59'))).toEqual({ name: '双11', state: 'running', days: 1 })
  expect(seasonAt({ season }, localMoment(at(7, '23:59') + 120_000, ZONE))).toBeNull()
  expect(seasonAt({ season: null }, moment(1, '12:00'))).toBeNull()
})

describe('the form of a programme', () => {
  const faultAt = (parts: object) => {
    const parsed = programmeSchema.safeParse({ ...DEFAULT_PROGRAMME, ...parts })
    return parsed.success ? null : parsed.error.issues[0]?.path.join('.')
  }

  test('the one that Leitai comes with is one', () => {
    expect(programmeSchema.parse(DEFAULT_PROGRAMME)).toEqual(DEFAULT_PROGRAMME)
  })

  test.each([
    ['items.0.seconds', { items: [item('week', { seconds: 4 })] }],
    ['items.0.seconds', { items: [item('week', { seconds: 301 })] }],
    ['items.1.days', { items: [item('week'), item('week', { days: [] })] }],
    ['items.0.days', { items: [item('week', { days: [1, 1] })] }],
    ['items.0.hours.to', { items: [item('week', { hours: { from: '08:00', to: '08:00' } })] }],
    ['items.0.hours.from', { items: [item('week', { hours: { from: '8:00', to: '09:00' } })] }],
    ['items.0.scene', { items: [{ ...item('week'), scene: 'disco' }] }],
    ['volume', { volume: [0, 1].map(() => ({ from: '08:00', percent: 5 })) }],
    ['volume.0.percent', { volume: [{ from: '08:00', percent: 101 }] }],
    ['night.percent', { night: { from: '22:00', to: '06:00', percent: 49 } }],
    ['season.to', { season: { name: '双11', from: '2026-11-20', to: '2026-11-19' } }],
    ['season.from', { season: { name: '双11', from: '2026-02-30', to: '2026-11-19' } }],
    ['celebrations.everyMinutes', { celebrations: { ...DEFAULT_PROGRAMME.celebrations, everyMinutes: 0 } }],
  ])('%s is named where it is wrong', (field, parts) => {
    expect(faultAt(parts)).toBe(field)
  })
})
