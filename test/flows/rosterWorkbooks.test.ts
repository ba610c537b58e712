import { XLSX_TYPE } from '@leitai/shared/sheetCell'
import { beforeAll, expect, test } from 'vitest'
import { signInManager } from '../helpers/people.ts'
import { createRosterDesk, type RosterDesk } from '../helpers/rosterDesk.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { type HandCell, workbookFiles, writeZip } from '../helpers/workbook.ts'

const NOTHING = { units: 0, stations: 0, couriers: 0 }
const company = useNewCompany({
  ...SMALL_ROSTER,
  units: [{ id: '4213', name: '随州市分公司', level: 'city', parent: null }],
})
let desk: RosterDesk

beforeAll(async () => {
  desk = createRosterDesk(await signInManager(company.server))
})

const workbook = (rows: HandCell[][], merged: string[] = []) =>
  writeZip(workbookFiles([{ name: '员工', rows, merged }]))

test('a title, blank rows, merged stations, real dates, numbers shown with zeros, units on a sheet of their own, notes', async () => {
  const book = writeZip(
    workbookFiles([
      { name: '说明', rows: [['请按月更新'], []] },
      {
        name: '花名册',
        merged: ['A1:E1', 'D4:D6'],
        rows: [
          ['2026年11月员工花名册', null, null, null, null],
          [],
          ['工号', '姓名', '岗位', '网点', '任职日期'],
          [{ padded: 123 }, '甲', '营业员', 'xlsx-1', { day: 46096 }],
          [],
          [{ number: 42130001 }, '乙', null, null, '2026年3月1日'],
          ['0123456', '丙', '投递员', 'xlsx-1', { number: 46327 }],
        ],
      },
      {
        name: '机构',
        rows: [
          ['级别', '编号', '名称', '上级'],
          ['区县', 'xlsx-d', '测试区', '4213'],
          ['营业部', 'xlsx-1', '测试营业部', 'xlsx-d'],
        ],
      },
    ]),
  )
  const change = await desk.preview(book, XLSX_TYPE)
  expect(change).toMatchObject({ added: { units: 1, stations: 1, couriers: 3 }, changed: NOTHING })
  const of = (id: string) =>
    change.details.find((detail) => detail.id === id)?.fields.map(({ after }) => after)
  expect(of('0123')).toEqual(['甲', 'clerk', '2026-03-15 测试营业部'])
  expect(of('42130001')).toEqual(['乙', 'courier', '2026-03-01 测试营业部'])
  expect(of('0123456')).toEqual(['丙', 'postman', '2026-11-01 测试营业部'])
  expect(of('xlsx-1')?.slice(0, 2)).toEqual(['测试营业部', '测试区'])
})

test('all mistakes at once, each with sheet, row and column as the file spells it; nothing is taken', async () => {
  const book = writeZip(
    workbookFiles([
      {
        name: '花名册',
        rows: [
          ['工号', '姓名', '网点', '任职日期', '岗位'],
          ['x1', '好'.repeat(41), EAST, '2026-02-30'],
          ['x2', '乙', 'nowhere', '2026-02-01', '国王'],
          [null, '丙', EAST],
          ['x4', '丁', EAST, '2026-01-01'],
          ['x4', '不是丁', 'west', '2026-01-01'],
        ],
      },
      {
        name: '机构',
        rows: [
          ['编号', '名称', '级别', '上级'],
          ['u1', '一', '区县', 'u1'],
          ['u2', '二', '星系', ''],
        ],
      },
    ]),
  )
  const found = await desk.mistakes(book, XLSX_TYPE, 'zh')
  expect(found.map(({ sheet, line, column, code }) => [sheet, line, column, code])).toEqual(
    [
      ['花名册', 2, '任职日期', 'not_a_date'],
      ['花名册', 2, '姓名', 'not_valid'],
      ['花名册', 3, '岗位', 'not_valid'],
      ['花名册', 3, '网点', 'no_such_station'],
      ['花名册', 4, '工号', 'empty'],
      ['花名册', 6, '姓名', 'contradicts'],
      ['花名册', 6, '任职日期', 'stands_twice'],
      ['机构', 3, '级别', 'not_valid'],
      ['机构', 2, '上级', 'below_itself'],
    ].sort((a, b) => String(a[0]).localeCompare(String(b[0]), 'zh') || Number(a[1]) - Number(b[1])),
  )
  expect(found.every(({ message }) => /\p{Script=Han}/u.test(message))).toBe(true)
  expect(found[0]?.field).toBe('sheet 花名册, line 2, column 任职日期')
  const { couriers } = await desk.kept()
  expect(couriers.filter(({ id }) => /^x\d/.test(String(id)))).toEqual([])
})

test('a hundred mistakes are told, not more; a missing column is named in the language of the others', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => `k${index},,nowhere`)
  expect(await desk.mistakes(['工号,姓名,网点', ...rows].join('\n'), 'text/csv')).toHaveLength(100)
  expect(
    await desk.mistakes(
      workbook([
        ['工号', '网点'],
        ['1', EAST],
      ]),
      XLSX_TYPE,
    ),
  ).toMatchObject([{ field: 'sheet 员工, line 1, column 姓名', code: 'missing_column' }])
  expect(await desk.mistakes(workbook([]), XLSX_TYPE)).toMatchObject([{ field: 'body', code: 'empty' }])
})

test('what is no workbook, a bomb, and a cell at the end of the world are refused, and the server goes on', async () => {
  const files = workbookFiles([
    {
      name: '员工',
      rows: [
        ['工号', '姓名', '网点'],
        ['1', '甲', EAST],
      ],
    },
  ])
  const bomb = {
    name: 'xl/worksheets/sheet2.xml',
    content: Buffer.alloc(300 * 1024 * 1024, 0x20),
    claims: 10,
  }
  const far = files.map((file) =>
    file.name === 'xl/worksheets/sheet1.xml'
      ? { ...file, content: Buffer.from(file.content.toString().replace('r="A2"', 'r="XFD1048576"')) }
      : file,
  )
  const entity = files.map((file) =>
    file.name === 'xl/workbook.xml'
      ? { ...file, content: Buffer.from(`<!DOCTYPE x [<!ENTITY a "a">]>${file.content}`) }
      : file,
  )
  const codes = []
  for (const book of [Buffer.from('PK nothing'), writeZip([...files, bomb]), writeZip(far), writeZip(entity)])
    codes.push((await desk.mistakes(book, XLSX_TYPE)).map(({ code }) => code))
  expect(codes).toEqual([['not_a_workbook'], ['too_large'], ['too_large'], ['not_a_workbook']])
  expect(await desk.preview(writeZip(files), XLSX_TYPE)).toMatchObject({ added: { couriers: 1 } })
})

test('[SEC-9] what is made to take long is refused soon; more at once than there is room for wait, and then try again', async () => {
  const start = performance.now()
  expect(await desk.mistakes(`工号,姓名,网点\n${','.repeat(2_000_000)}`, 'text/csv')).toMatchObject([
    { field: 'line 2', code: 'too_large' },
  ])
  const zeros = JSON.stringify({ couriers: Array.from({ length: 300_000 }, () => 0) })
  expect(await desk.mistakes(zeros, 'application/json')).toHaveLength(100)
  expect(performance.now() - start).toBeLessThan(5_000)

  const manager = await signInManager(company.server, false)
  const replies = await Promise.all(
    Array.from({ length: 16 }, () =>
      manager.call('POST', '/roster?dryRun=1', {
        body: `工号,姓名,网点\n1,甲,${EAST}`,
        contentType: 'text/csv',
      }),
    ),
  )
  const statuses = replies.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(10)
})
