import { parseRosterCsv } from '@leitai/server/people/rosterTables'
import { expect, test } from 'vitest'

const nobody = { courier: () => undefined, station: () => undefined, today: () => '2026-11-22' }

test('Chinese and English headings, any order, a byte order mark and spreadsheet dates are read', () => {
  const csv =
    '\ufeff姓名,工号,任职日期,网点,岗位\r\n王芳,001,2026/3/1,S1,揽投员\r\n李明,002,2026.10.15,S1,营业员\r\n'
  expect(parseRosterCsv(csv, nobody).file.couriers).toEqual([
    { id: '001', name: '王芳', role: 'courier', postings: [{ station: 'S1', from: '2026-03-01' }] },
    { id: '002', name: '李明', role: 'clerk', postings: [{ station: 'S1', from: '2026-10-15' }] },
  ])
})

test('a courier on several lines has several postings, in order', () => {
  const csv = 'courier,name,station,from\n001,王芳,S2,2026-11-01\n001,王芳,S1,2025-01-01\n'
  expect(parseRosterCsv(csv, nobody).file.couriers).toEqual([
    {
      id: '001',
      name: '王芳',
      postings: [
        { station: 'S1', from: '2025-01-01' },
        { station: 'S2', from: '2026-11-01' },
      ],
    },
  ])
})

test('without a date: a new courier is there as of always, a known one stays, or moves today', () => {
  const known = {
    ...nobody,
    courier: (id: string) =>
      id === 'new'
        ? undefined
        : { id, name: '旧名', role: 'clerk' as const, postings: [{ station: 'S1', from: '2025-01-01' }] },
  }
  const csv = 'courier,name,station\nnew,新人,S1\nstays,老张,S1\nmoves,小李,S2\n'
  const postings = parseRosterCsv(csv, known).file.couriers.map(
    (courier) => (courier as { postings: unknown }).postings,
  )
  expect(postings).toEqual([
    [{ station: 'S1', from: '2000-01-01' }],
    [{ station: 'S1', from: '2025-01-01' }],
    [
      { station: 'S1', from: '2025-01-01' },
      { station: 'S2', from: '2026-11-22' },
    ],
  ])
})

test('a missing column and a date that is none are named with their place', () => {
  expect(parseRosterCsv('courier,station\n001,S1\n', nobody).errors).toMatchObject([
    { field: 'line 1, column name' },
  ])
  const csv = 'courier,name,station,from\n001,王芳,S1,2026-01-01\n002,李明,S1,2026-02-30\n'
  expect(parseRosterCsv(csv, nobody).errors).toMatchObject([{ field: 'line 3, column from' }])
})

test('a station that a line names is added with it', () => {
  const csv = 'courier,name,station,stationName,timeZone\n001,王芳,S9,西门营业部,Asia/Urumqi\n'
  expect(parseRosterCsv(csv, nobody).file.stations).toEqual([
    { id: 'S9', name: '西门营业部', timeZone: 'Asia/Urumqi' },
  ])
})

test('what a line does not say stays: the role of a courier, the calendar of a station', () => {
  const station = {
    id: 'S1',
    name: '旧名',
    level: 'station' as const,
    parent: 'u',
    timeZone: 'Asia/Urumqi',
    dayStart: '04:00',
    weekStart: 7,
    changes: [{ from: '2027-01-01', dayStart: '03:00' }],
  }
  const courier = {
    id: '1',
    name: '旧名',
    role: 'clerk' as const,
    postings: [{ station: 'S1', from: '2025-01-01' }],
  }
  const known = { ...nobody, courier: () => courier, station: () => station }
  const { file } = parseRosterCsv('courier,name,station,stationName\n1,新名,S1,新名\n', known)
  expect(file).toEqual({
    units: [],
    stations: [{ ...station, name: '新名' }],
    couriers: [{ ...courier, name: '新名' }],
  })
})
