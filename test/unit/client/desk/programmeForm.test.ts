import type { Programme } from '@leitai/shared/programme'
import { programmeSchema } from '@leitai/shared/programme'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  faultsOf,
  formOf,
  inputOf,
  moved,
  newItem,
  type ProgrammeForm,
} from '../../../../client/src/desk/data/programmeForm.ts'

const good = formOf(DEFAULT_PROGRAMME)
const faults = (parts: Partial<ProgrammeForm>) => faultsOf({ ...good, ...parts })
const always = { days: [1, 2, 3, 4, 5, 6, 7], wholeDay: true, from: '08:00', to: '20:00' }

const full: Programme = {
  items: [
    { scene: 'week', seconds: 20, days: [1, 5], hours: { from: '18:00', to: '02:00' } },
    { scene: 'goal', seconds: 5, days: null, hours: null },
    { scene: 'replay', seconds: 20, replay: { day: '2026-11-03', seconds: 60 }, days: null, hours: null },
    { scene: 'replay', seconds: 20, replay: { day: 'latest', seconds: 10 }, days: null, hours: null },
  ],
  quiet: [{ days: [7], hours: null }],
  volume: [
    { from: '08:00', percent: 60 },
    { from: '20:00', percent: 0 },
  ],
  night: { from: '22:00', to: '06:00', percent: 60 },
  celebrations: { everyMinutes: 15, courierGoal: 30, confetti: true, sound: false, reducedMotion: true },
  season: { name: '双11', from: '2026-11-01', to: '2026-11-11' },
}

describe('a programme and its form', () => {
  it.each([
    ['the one that Leitai comes with', DEFAULT_PROGRAMME],
    ['one with everything', full],
  ])('%s comes back as it was', (_, programme) => {
    expect(faultsOf(formOf(programme))).toEqual({})
    expect(inputOf(formOf(programme))).toEqual(programme)
  })

  it('what is switched off is not sent, whatever stands in its fields', () => {
    const input = inputOf({
      ...formOf(full),
      night: { on: false, from: 'x', to: '', percent: '' },
      takeovers: false,
      everyMinutes: 'x',
      courierGoals: false,
      season: { on: false, name: '', from: '', to: '' },
    })
    expect(input).toMatchObject({ night: null, season: null })
    expect(input.celebrations).toMatchObject({ everyMinutes: null, courierGoal: null })
  })

  it('names every fault by the path that the server would name', () => {
    const item = { id: 1, scene: 'week' as const, seconds: '4', ...always }
    const cases: Partial<ProgrammeForm>[] = [
      { items: [item] },
      { items: [{ ...item, seconds: '10', days: [] }] },
      { items: [{ ...item, seconds: '10', wholeDay: false, to: '08:00' }] },
      {
        items: [
          { ...item, scene: 'replay', seconds: '10', replay: { latest: false, date: '', seconds: 10 } },
        ],
      },
      { quiet: [{ id: 1, ...always, days: [] }] },
      { volume: [0, 1].map((id) => ({ id, from: '08:00', percent: '5' })) },
      { volume: [{ id: 1, from: '08:00', percent: '101' }] },
      { night: { on: true, from: '22:00', to: '06:00', percent: '5' } },
      { everyMinutes: '0' },
      { courierGoals: true, courierGoal: '' },
      { season: { on: true, name: '双11', from: '2026-11-02', to: '2026-11-01' } },
      { season: { on: true, name: ' ', from: '2026-11-02', to: '2026-11-03' } },
    ]
    for (const parts of cases) {
      const [ours] = Object.keys(faults(parts))
      const parsed = programmeSchema.safeParse(inputOf({ ...good, ...parts }))
      const theirs = parsed.error?.issues[0]?.path.join('.') ?? ''
      // two steps of the volume that begin together are a fault of the list there, of the second here
      expect(ours, JSON.stringify(parts)).toMatch(new RegExp(`^${theirs.replaceAll('.', '\\.')}`))
      expect(theirs).not.toBe('')
    }
  })

  it('a scene that is added stays as long as it does by itself', () => {
    expect(newItem(good.items, 'goal')).toMatchObject({ id: good.items.length + 1, seconds: '12' })
  })

  it('moving one keeps the order of all others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }),
        fc.nat(),
        fc.nat(),
        (list, a, b) => {
          const [from, to] = [a % list.length, b % list.length]
          const after = moved(list, from, to)
          expect(after[to]).toBe(list[from])
          expect(after.filter((one) => one !== list[from])).toEqual(list.filter((one) => one !== list[from]))
        },
      ),
    )
  })
})
