import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RosterDetail } from '@leitai/shared/roster'
import { TSV_TYPE, XLSX_TYPE } from '@leitai/shared/sheetCell'
import { beforeAll, describe, expect, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'
import { createRosterDesk, type RosterDesk } from '../helpers/rosterDesk.ts'
import { leitaiOk } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, MARKUP_NAME, SMALL_ROSTER } from '../helpers/stations.ts'
import { suizhouRosterText } from '../helpers/suizhou.ts'
import { readWorkbookByHand } from '../helpers/workbook.ts'

interface City {
  units: { id: string; name: string; level: string; parent: string | null }[]
  stations: { id: string; name: string; parent: string }[]
  couriers: { id: string; name: string; role: string; postings: { station: string; from: string }[] }[]
}
const city: City = JSON.parse(suizhouRosterText())

/** Beside the sample city: names that would run as formulas, one who has left, one with everything. */
const ODD = {
  units: [
    { id: 'cn', name: '总部', level: 'nation', parent: null },
    { id: 'hb', name: '@湖北省', level: 'province', parent: 'cn' },
  ],
  couriers: [
    {
      id: '-01',
      name: '=HYPERLINK("http://x","y")',
      postings: [{ station: '421303-01', from: '2026-01-01' }],
    },
    {
      id: '0099',
      name: '何, 静',
      role: 'clerk',
      alias: "'=小何",
      avatar: 'crane',
      hiredOn: '2019-07-01',
      hidden: true,
      postings: [
        { station: '421303-01', from: '2026-01-01', lastDay: '2026-03-31' },
        { station: '421303-02', from: '2026-05-01', lastDay: '2026-09-30' },
      ],
    },
  ],
}
const NOTHING = { units: 0, stations: 0, couriers: 0 }
const company = useSmallCompany()
let desk: RosterDesk

beforeAll(async () => {
  desk = createRosterDesk(company.manager)
  for (const part of [city, ODD]) await desk.take(part, 'application/json')
})

describe('round trips', () => {
  const units = city.units.length + ODD.units.length
  const stations = city.stations.length + SMALL_ROSTER.stations.length
  const couriers = city.couriers.length + ODD.couriers.length + SMALL_ROSTER.couriers.length

  test.each([
    ['format=json', 'application/json', units + stations + couriers],
    ['format=csv', 'text/csv', couriers],
    ['format=csv&part=units', 'text/csv', units + stations],
    ['format=xlsx', XLSX_TYPE, units + stations + couriers],
  ])('what %s exports is taken in again and changes nothing', async (query, type, count) => {
    for (const language of ['zh', 'en']) {
      const file = await desk.download(query, language)
      expect(await desk.take(file, type)).toEqual({
        added: NOTHING,
        changed: NOTHING,
        unchanged: count,
        details: [],
      })
    }
  })

  test('[SEC-8] a workbook, read by hand, has a posting a line, ids with their zeros, and no formula', async () => {
    const [people, places] = readWorkbookByHand(await desk.download('format=xlsx', 'en'))
    expect(people?.name).toBe('Couriers')
    const [heading, ...rows] = people?.rows ?? []
    expect(heading).toEqual([
      'courier',
      'name',
      'role',
      'station',
      'from',
      'lastDay',
      'alias',
      'avatar',
      'hiredOn',
      'hidden',
    ])
    const sample = city.couriers.flatMap(({ id, name, role, postings }) =>
      postings.map(({ station, from }) => [id, name, role, station, from]),
    )
    for (const line of sample) expect(rows).toContainEqual(line)
    expect(rows.filter(([id]) => id === '0099')).toEqual([
      [
        '0099',
        '何, 静',
        'clerk',
        '421303-01',
        '2026-01-01',
        '2026-03-31',
        "''=小何",
        'crane',
        '2019-07-01',
        'yes',
      ],
      [
        '0099',
        '何, 静',
        'clerk',
        '421303-02',
        '2026-05-01',
        '2026-09-30',
        "''=小何",
        'crane',
        '2019-07-01',
        'yes',
      ],
    ])
    expect(rows.find(([id]) => id === "'-01")?.[1]).toBe('\'=HYPERLINK("http://x","y")')
    expect(rows.some(([, name]) => name === MARKUP_NAME)).toBe(true)
    expect(places?.rows).toContainEqual(['hb', "'@湖北省", 'province', 'cn'])
    expect(places?.rows).toContainEqual([
      '421303-01',
      '东城营业部',
      'station',
      '421303',
      'Asia/Shanghai',
      '00:00',
      '1',
    ])
  })

  test('[SEC-8] a CSV escapes what would run, and says whose it is in Chinese', async () => {
    const text = (await desk.download('format=csv')).toString('utf8')
    expect(
      text.startsWith('\ufeff工号,姓名,岗位,网点,任职日期,最后工作日,别名,头像,入职日期,不上大屏\r\n'),
    ).toBe(true)
    expect(text).toContain('\r\n\'-01,"\'=HYPERLINK(""http://x"",""y"")",揽投员,421303-01,2026-01-01,')
    for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@-]/)
  })

  test('leitai export and import carry the whole organisation to another place', async () => {
    const [folder, elsewhere] = [await tmpDir(), await tmpDir()]
    const files = ['roster.xlsx', 'roster.json'].map((name) => join(folder, name))
    const [xlsx = '', json = ''] = files
    await leitaiOk(['export', xlsx], { dataDir: company.dataDir })
    await leitaiOk(['import', xlsx], { dataDir: elsewhere })
    await leitaiOk(['export', json], { dataDir: elsewhere })
    expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(await desk.kept())
  })
})

describe('what will change', () => {
  test('pasted from a spreadsheet: who leaves, moves, changes and comes, with before and after; nothing is done yet', async () => {
    const pasted = [
      '工号\t姓名\t网点\t任职日期\t最后工作日\t别名',
      `e1\t徐静\t${EAST}\t\t2099-12-31\t`,
      'e2\t欧阳明月\twest\t2099-01-05\t\t',
      `e3\tAnna "Katharina" Müller\t${EAST}\t\t\t"小\n安"`,
      `e4\tئالىم تۇرسۇن\t${EAST}\t\t\tئالىم`,
      `n1\t新人\t${EAST}\t2026-11-01\t\t`,
    ].join('\r\n')
    const change = await desk.preview(pasted.replace('"小\n安"', '小安'), TSV_TYPE)
    expect(change).toMatchObject({ added: { couriers: 1 }, changed: { couriers: 4 }, unchanged: 0 })
    const east = '东城营业部'
    const detail = (
      id: string,
      name: string,
      how: RosterDetail['how'],
      ...fields: RosterDetail['fields']
    ) => ({ what: 'courier', id, name, how, fields })
    expect(change.details).toEqual([
      detail(
        'e1',
        '徐静',
        'left',
        { field: 'station', before: east, after: null },
        { field: 'postings', before: `2025-01-01 ${east}`, after: `2025-01-01 – 2099-12-31 ${east}` },
      ),
      detail(
        'e2',
        '欧阳明月',
        'moved',
        { field: 'station', before: east, after: '西城营业部' },
        { field: 'postings', before: null, after: '2099-01-05 西城营业部' },
      ),
      detail(
        'e3',
        'Anna "Katharina" Müller',
        'changed',
        { field: 'name', before: 'Anna Katharina Müller', after: 'Anna "Katharina" Müller' },
        { field: 'alias', before: null, after: '小安' },
      ),
      detail('e4', 'ئالىم تۇرسۇن', 'changed', { field: 'alias', before: null, after: 'ئالىم' }),
      detail(
        'n1',
        '新人',
        'added',
        { field: 'name', before: null, after: '新人' },
        { field: 'role', before: null, after: 'courier' },
        { field: 'postings', before: null, after: `2026-11-01 ${east}` },
      ),
    ])
    expect((await desk.kept()).couriers.map(({ id }) => id)).not.toContain('n1')
    // a line break within a cell is read as one, and refused as part of a name, at its line
    expect(await desk.mistakes(pasted, TSV_TYPE)).toMatchObject([
      { line: 5, column: '别名', code: 'not_valid' },
    ])
  })

  test('[P5] [S3] who has left belongs nowhere after the last day, on no board and with no pickup', async () => {
    await desk.take(
      {
        couriers: [
          {
            id: 'gone',
            name: '离开',
            postings: [{ station: EAST, from: '2026-01-01', lastDay: '2026-03-31' }],
          },
        ],
      },
      'application/json',
    )
    const send = (id: string, at: string) =>
      company.source.call<{ status: string; code?: string }>('POST', '/pickups', {
        body: {
          id,
          version: 1,
          courier: 'gone',
          at,
          count: 1,
          revenue: 0,
          product: 'express',
          channel: 'walkin',
        },
      })
    expect((await send('L1', '2026-03-31T23:59:59.999+08:00')).body.status).toBe('counted')
    expect((await send('L2', '2026-04-01T00:00:00+08:00')).body.code).toBe('not_posted')
    const members = async (period: string) =>
      (
        await company.source.get<{ rows: { memberId: string }[] }>(
          `/stations/${EAST}/standings?metric=pickups&period=${period}`,
        )
      ).rows.map(({ memberId }) => memberId)
    expect(await members('2026-03-31')).toContain('gone')
    expect(await members('2026-04-01')).not.toContain('gone')
  })

  test('[H1] an import that does not speak of an alias or of being left off walls keeps both', async () => {
    const { couriers } = await desk.kept()
    const entry = couriers.find(({ id }) => id === '0099')
    const { alias: _, hidden: __, ...old } = { ...entry }
    expect(await desk.preview({ couriers: [old] }, 'application/json')).toMatchObject({
      unchanged: 1,
      details: [],
    })
    const cleared = await desk.preview(
      { couriers: [{ ...old, alias: null, hidden: false }] },
      'application/json',
    )
    expect(cleared.details[0]?.fields).toEqual([
      { field: 'alias', before: "'=小何", after: null },
      { field: 'hidden', before: 'yes', after: null },
    ])
  })
})
