import type { RosterChange } from '@leitai/shared/roster'

type Counts = RosterChange['added']

/** `1 个营业部、3 名员工`; empty where there is nothing. */
function countsText({ units, stations, couriers }: Counts): string {
  return [
    units > 0 && `${units} 个上级单位`,
    stations > 0 && `${stations} 个营业部`,
    couriers > 0 && `${couriers} 名员工`,
  ]
    .filter(Boolean)
    .join('、')
}

function doneText(added: Counts, changed: Counts): string {
  const [fresh, altered] = [countsText(added), countsText(changed)]
  return `${[fresh && `新增 ${fresh}`, altered && `更新 ${altered}`].filter(Boolean).join('；')}。`
}

/** The roster: the list, PINs, and the import. */
export const importZh = {
  roster: {
    title: '名册',
    import: '导入名册',
    count: (couriers: number, stations: number) => `${stations} 个营业部，${couriers} 名员工`,
    search: '查找员工',
    searchPlaceholder: '姓名或工号',
    allStations: '所有营业部',
    station: '营业部',
    unposted: '还没有任职',
    columns: {
      name: '姓名',
      number: '工号',
      role: '岗位',
      station: '营业部',
      pin: '手机登录',
      actions: '操作',
    },
    roles: { courier: '揽投员', clerk: '营业员', postman: '投递员' },
    hasPin: '已设 PIN',
    noPin: '未设 PIN',
    issuePin: '发 PIN',
    reissuePin: '重发 PIN',
    issueFor: (name: string) => `给 ${name} 发 PIN`,
    reissueFor: (name: string) => `给 ${name} 重发 PIN`,
    reissueTitle: (name: string) => `给 ${name} 重发 PIN？`,
    reissueLead: '原来的 PIN 马上失效，已登录的手机要重新登录。',
    pinTitle: (name: string) => `${name} 的新 PIN`,
    pinLead: (number: string) => `用工号 ${number} 和这个 PIN 在手机上登录。只显示这一次，关掉就看不到了。`,
    pinDone: '已抄下，关闭',
    noMatch: '没有符合的员工。',
    showing: (shown: number, all: number) => `显示 ${all} 名中的 ${shown} 名`,
    showMore: '再显示一些',
    empty: {
      title: '名册还是空的',
      lead: '把员工表从电子表格里复制过来就行：工号、姓名、岗位、网点、任职日期。导入前会先给你看会改什么。',
    },
  },
  importing: {
    title: '导入名册',
    lead: '表里有的会新增或更新，表里没有的不动。先看会改什么，再决定。',
    file: '选文件',
    fileHint: 'Excel（.xlsx）、CSV 或 roster.json；也可以把文件拖到下面的框里',
    paste: '或者粘贴',
    pasteHint: '从电子表格复制，连表头一起粘贴',
    template: '下载 CSV 模板',
    columnsTitle: '表里有哪些列',
    columnsLead: '第一行是表头，中文或英文都行。',
    columns: [
      ['工号', 'courier', '员工的编号，手机登录也用它'],
      ['姓名', 'name', '全名，40 个字以内'],
      ['岗位', 'role', '揽投员、营业员或投递员；空着算揽投员'],
      ['网点', 'station', '营业部编号，名册里已有的；新的要连网点名称一起填'],
      ['任职日期', 'from', '从哪天起属于这个营业部，如 2026-11-01'],
      ['网点名称', 'stationName', '新营业部才要填'],
      ['时区', 'timeZone', '新营业部可填，空着是 Asia/Shanghai'],
      ['最后工作日', 'lastDay', '离开的人填，如 2026-11-30；第二天起不再上榜'],
      ['别名', 'alias', '公开大屏上代替“徐*”'],
      ['头像', 'avatar', 'parcel、scooter、mountain、sun、wave、bamboo、crane 或 star'],
      ['入职日期', 'hiredOn', '如 2019-07-01'],
      ['不上大屏', 'hidden', '是或否'],
    ],
    unitsLead:
      '单位和营业部写在另一张表（或 Excel 的另一个工作表）里，列是：编号、名称、级别（省、市、区县、营业部）、上级。',
    bookGiven: (name: string) => `已选工作簿“${name}”，它的内容不在这里显示`,
    mendBook: '在工作簿里改好，再选一次。',
    sheet: (name: string) => `工作表“${name}”`,
    templateName: '名册模板.csv',
    templateRows: [
      ['42130001', '王小明', '揽投员', '421303-01', '2026-11-01', '东城营业部', 'Asia/Shanghai'],
      ['42130002', '李静', '营业员', '421303-01', '2026-11-01', '', ''],
    ],
    tooLongToShow: (n: number) => `已读入 ${n} 个字符，太长了，不在这里显示`,
    check: '看会改什么',
    checking: '正在核对…',
    nothingGiven: '请选一个文件，或粘贴名册内容',
    unreadable: '读不了这个文件',
    changeTitle: '会这样改',
    groups: { units: '上级单位', stations: '营业部', couriers: '员工' },
    added: '新增',
    changed: '更新',
    unchanged: (n: number) => `另有 ${n} 条与现在一样，不动。`,
    nothingChanges: '名册和现在完全一样，不用导入。',
    apply: '确认导入',
    applying: '正在导入…',
    errorsTitle: (n: number) => `有 ${n} 处要改，改好前什么也不会导入`,
    line: (n: number) => `第 ${n} 行`,
    expected: (rule: string) => `应为：${rule}`,
    errorWhere: '哪里',
    errorWhat: '怎么了',
    editBelow: '可以直接在下面的框里改，再核对一次。',
    doneTitle: '名册已导入',
    done: doneText,
    next: '接下来',
    nextGoals: '设目标',
    nextWalls: '配对大屏',
    nextRoster: '看名册，发 PIN',
    another: '再导入一份',
  },
}
