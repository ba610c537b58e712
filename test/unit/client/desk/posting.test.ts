import { describe, expect, it } from 'vitest'
import {
  EMPTY_POSTING,
  faultsOf,
  inputOf,
  type PostingForm,
} from '../../../../client/src/desk/data/posting.ts'

const ZONE = 'Asia/Shanghai'
/** 2026-11-22 12:00 in Shanghai. */
const NOON = Date.UTC(2026, 10, 22, 4, 0)
const good: PostingForm = { ...EMPTY_POSTING, title: ' 上周散件揽收冠军 ' }
const faults = (change: Partial<PostingForm>) => faultsOf({ ...good, ...change }, ZONE, NOON)

describe('faultsOf', () => {
  it('finds nothing wrong with a title to all stations, now', () => {
    expect(faults({})).toEqual({})
  })

  it('asks for a title, and for one that fits', () => {
    expect(faults({ title: '  ' })).toEqual({ title: 'required' })
    expect(faults({ title: '喜'.repeat(61) })).toEqual({ title: 'tooLong' })
    expect(faults({ body: '报'.repeat(501) })).toEqual({ body: 'tooLong' })
  })

  it('asks for a station, a way to show it and fitting seconds', () => {
    expect(faults({ to: 'some' })).toEqual({ stations: 'stationsNone' })
    expect(faults({ takeover: false, ticker: false })).toEqual({ takeover: 'whereNone' })
    expect(faults({ takeoverS: '4' })).toEqual({ takeoverS: 'takeoverSInvalid' })
    expect(faults({ takeover: false, takeoverS: '4' })).toEqual({})
  })

  it('takes no start that has passed, and no end before the start', () => {
    expect(faults({ starts: 'at', startsLocal: '2026-11-22T11:59' })).toEqual({ startsAt: 'past' })
    expect(faults({ starts: 'at', startsLocal: '' })).toEqual({ startsAt: 'badTime' })
    expect(faults({ ends: 'at', endsLocal: '2026-11-22T11:00' })).toEqual({ endsAt: 'past' })
    const span = {
      starts: 'at',
      startsLocal: '2026-11-23T08:00',
      ends: 'at',
      endsLocal: '2026-11-23T08:00',
    } as const
    expect(faults(span)).toEqual({ endsAt: 'endBeforeStart' })
    expect(faults({ ...span, endsLocal: '2026-11-23T08:01' })).toEqual({})
  })

  it('[C1] knows that the zone skips a time', () => {
    const form: PostingForm = { ...good, starts: 'at', startsLocal: '2027-03-14T02:30' }
    expect(faultsOf(form, 'America/New_York', NOON)).toEqual({ startsAt: 'noSuchTime' })
  })
})

describe('inputOf', () => {
  it('sends now as no start, and all stations as *', () => {
    expect(inputOf(good, ZONE)).toEqual({
      kind: 'award',
      title: '上周散件揽收冠军',
      body: '',
      stations: '*',
      takeover: true,
      takeoverS: 30,
      urgent: false,
      ticker: true,
      onPublicWalls: false,
      endsAt: null,
    })
  })

  it('[H1] goes to walls in public only where that was chosen', () => {
    expect(inputOf({ ...good, onPublicWalls: true }, ZONE)).toMatchObject({ onPublicWalls: true })
  })

  it('[C1] sends local times of the zone as instants', () => {
    const form: PostingForm = {
      ...good,
      to: 'some',
      stationIds: ['421303-01'],
      takeover: false,
      starts: 'at',
      startsLocal: '2026-11-23T08:00',
      ends: 'at',
      endsLocal: '2026-11-24T00:00',
    }
    expect(inputOf(form, ZONE)).toMatchObject({
      stations: ['421303-01'],
      startsAt: Date.UTC(2026, 10, 23, 0, 0),
      endsAt: Date.UTC(2026, 10, 23, 16, 0),
    })
  })
})
