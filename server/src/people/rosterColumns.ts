import type { Courier, Station, Unit } from '@leitai/shared/roster'

/** The columns of the two tables, each with its English name, its Chinese one, and others that operators use. */
const COURIER_COLUMNS = {
  courier: ['courier', '工号', 'number', '员工工号', '员工号'],
  name: ['name', '姓名', '员工姓名'],
  role: ['role', '岗位', '角色'],
  station: ['station', '网点', '营业部', '机构代码', '网点代码'],
  from: ['from', '任职日期', '起始日期'],
  lastDay: ['lastDay', '最后工作日', '离职日期', '离任日期'],
  alias: ['alias', '别名', '昵称'],
  avatar: ['avatar', '头像'],
  hiredOn: ['hiredOn', '入职日期'],
  hidden: ['hidden', '不上大屏'],
  stationName: ['stationName', '网点名称', '营业部名称'],
  timeZone: ['timeZone', '时区'],
} as const
const UNIT_COLUMNS = {
  id: ['id', '编号', '单位编号', '机构编号'],
  name: ['name', '名称', '单位名称', '机构名称'],
  kind: ['kind', '级别', 'level', '类型', '机构级别'],
  parent: ['parent', '上级', '上级单位', '上级机构', '上级编号'],
  timeZone: ['timeZone', '时区'],
  dayStart: ['dayStart', '日起点'],
  weekStart: ['weekStart', '周起点'],
} as const

export type CourierColumn = keyof typeof COURIER_COLUMNS
export type UnitColumn = keyof typeof UNIT_COLUMNS
export type Column = CourierColumn | UnitColumn
export type TableKind = 'couriers' | 'units'

const COLUMNS: Record<TableKind, Record<string, readonly string[]>> = {
  couriers: COURIER_COLUMNS,
  units: UNIT_COLUMNS,
}
/** Without these a table is none. */
export const REQUIRED: Record<TableKind, readonly Column[]> = {
  couriers: ['courier', 'name', 'station'],
  units: ['id', 'name', 'kind'],
}

/** What an export writes, in order. Names of stations stand in the table of units. */
export const EXPORTED: { couriers: readonly CourierColumn[]; units: readonly UnitColumn[] } = {
  couriers: ['courier', 'name', 'role', 'station', 'from', 'lastDay', 'alias', 'avatar', 'hiredOn', 'hidden'],
  units: ['id', 'name', 'kind', 'parent', 'timeZone', 'dayStart', 'weekStart'],
}

/** Words for roles, kinds of units, and yes; the first is the one that an export writes. */
const ROLE_WORDS: Record<Courier['role'], readonly string[]> = {
  courier: ['揽投员', '揽收员', '快递员'],
  clerk: ['营业员'],
  postman: ['投递员'],
}
const KIND_WORDS: Record<Unit['level'] | Station['level'], readonly string[]> = {
  nation: ['全国', '总部', '国家'],
  province: ['省', '省公司', '省分公司'],
  city: ['市', '地市', '市分公司', '市公司'],
  district: ['区县', '区', '县', '县分公司', '区分公司'],
  station: ['营业部', '网点', '揽投部', '支局'],
}
const YES = ['是', 'yes', 'true', '1', 'y']
const NO = ['否', 'no', 'false', '0', 'n']

export type TableLanguage = 'zh' | 'en'

/** The column that a heading names in a table of a kind. */
export function columnOf(kind: TableKind, heading: string): Column | undefined {
  const plain = heading.trim().toLowerCase()
  const found = Object.entries(COLUMNS[kind]).find(([, names]) =>
    names.some((name) => name.toLowerCase() === plain),
  )
  return found?.[0] as Column | undefined
}

/** What a heading is called. */
export function headingOf(kind: TableKind, column: Column, language: TableLanguage): string {
  const [english = column, chinese = column] = COLUMNS[kind][column] ?? []
  return language === 'zh' ? chinese : english
}

/** `clerk` for 营业员; what is no word of ours stays as it is, for the schema to refuse. */
export const roleOfWord = (word: string): string => keyOfWord(ROLE_WORDS, word)
export const kindOfWord = (word: string): string => keyOfWord(KIND_WORDS, word)
export const wordOfRole = (role: Courier['role'], language: TableLanguage) =>
  language === 'zh' ? (ROLE_WORDS[role][0] ?? role) : role
export const wordOfKind = (kind: Unit['level'] | Station['level'], language: TableLanguage) =>
  language === 'zh' ? (KIND_WORDS[kind][0] ?? kind) : kind
export const wordOfYes = (language: TableLanguage) => (language === 'zh' ? '是' : 'yes')

function keyOfWord(words: Record<string, readonly string[]>, word: string): string {
  return Object.entries(words).find(([, known]) => known.includes(word))?.[0] ?? word.toLowerCase()
}

/** True or false; the word itself where it says neither. */
export function yesOrNo(word: string): boolean | string {
  const plain = word.toLowerCase()
  if (YES.includes(plain)) return true
  return NO.includes(plain) ? false : word
}
