import type { RosterChange } from '@leitai/shared/roster'
import { counted, formFor } from '../plural.ts'
import type { importZh } from './importZh.ts'

type Counts = RosterChange['added']

/** `1 station, 3 couriers`; empty where there is nothing. */
function countsText({ units, stations, couriers }: Counts): string {
  return [
    units > 0 && counted(units, 'unit', 'units'),
    stations > 0 && counted(stations, 'station', 'stations'),
    couriers > 0 && counted(couriers, 'courier', 'couriers'),
  ]
    .filter(Boolean)
    .join(', ')
}

function doneText(added: Counts, changed: Counts): string {
  const [fresh, altered] = [countsText(added), countsText(changed)]
  return `${[fresh && `New: ${fresh}`, altered && `Updated: ${altered}`].filter(Boolean).join('. ')}.`
}

export const importEn: typeof importZh = {
  roster: {
    title: 'Roster',
    import: 'Import roster',
    count: (couriers, stations) =>
      `${counted(stations, 'station', 'stations')}, ${counted(couriers, 'courier', 'couriers')}`,
    search: 'Find a courier',
    searchPlaceholder: 'Name or number',
    allStations: 'All stations',
    station: 'Station',
    unposted: 'Not posted yet',
    columns: {
      name: 'Name',
      number: 'Number',
      role: 'Role',
      station: 'Station',
      pin: 'Phone',
      actions: 'Actions',
    },
    roles: { courier: 'Courier', clerk: 'Clerk', postman: 'Postman' },
    hasPin: 'PIN set',
    noPin: 'No PIN',
    issuePin: 'Issue PIN',
    reissuePin: 'New PIN',
    issueFor: (name) => `Issue PIN for ${name}`,
    reissueFor: (name) => `New PIN for ${name}`,
    reissueTitle: (name) => `New PIN for ${name}?`,
    reissueLead: 'The old PIN stops working at once, and phones signed in with it have to sign in again.',
    pinTitle: (name) => `New PIN for ${name}`,
    pinLead: (number) =>
      `Signs in on the phone with number ${number}. It is shown only now: once closed it is gone.`,
    pinDone: 'Noted, close',
    noMatch: 'No such courier.',
    showing: (shown, all) => `${shown} of ${all} shown`,
    showMore: 'Show more',
    empty: {
      title: 'The roster is empty',
      lead: 'Copy the staff list from a spreadsheet: number, name, role, station, date of posting. You see what will change before anything does.',
    },
  },
  importing: {
    title: 'Import roster',
    lead: 'What is in the list is added or updated, nothing else is touched. See what will change, then decide.',
    file: 'Choose a file',
    fileHint: 'Excel (.xlsx), CSV or roster.json; or drop the file on the box below',
    paste: 'Or paste',
    pasteHint: 'Copied from a spreadsheet, with its heading row',
    template: 'Download CSV template',
    columnsTitle: 'Which columns',
    columnsLead: 'The first row names the columns, in Chinese or English.',
    columns: [
      ['工号', 'courier', "The courier's number, also for signing in on the phone"],
      ['姓名', 'name', 'Full name, up to 40 characters'],
      ['岗位', 'role', 'courier, clerk or postman; empty means courier'],
      ['网点', 'station', 'Id of a station on the roster; of a new one together with its name'],
      ['任职日期', 'from', 'First day at that station, such as 2026-11-01'],
      ['网点名称', 'stationName', 'For a new station only'],
      ['时区', 'timeZone', 'For a new station; empty means Asia/Shanghai'],
      ['最后工作日', 'lastDay', 'For who leaves, such as 2026-11-30; on no board from the next day on'],
      ['别名', 'alias', 'Shown on public walls instead of “徐*”'],
      ['头像', 'avatar', 'parcel, scooter, mountain, sun, wave, bamboo, crane or star'],
      ['入职日期', 'hiredOn', 'Such as 2019-07-01'],
      ['不上大屏', 'hidden', 'yes or no'],
    ],
    unitsLead:
      'Units and stations stand in a table of their own (or on another sheet) with the columns id, name, kind (province, city, district, station) and parent.',
    bookGiven: (name) => `Workbook “${name}” is chosen; what is in it is not shown here`,
    mendBook: 'Mend it in the workbook and choose it again.',
    sheet: (name) => `Sheet “${name}”`,
    templateName: 'roster-template.csv',
    templateRows: [
      [
        '42130001',
        'Wang Xiaoming',
        'courier',
        '421303-01',
        '2026-11-01',
        'Dongcheng station',
        'Asia/Shanghai',
      ],
      ['42130002', 'Li Jing', 'clerk', '421303-01', '2026-11-01', '', ''],
    ],
    tooLongToShow: (n) => `${counted(n, 'character', 'characters')} read; too long to be shown here`,
    check: 'See what will change',
    checking: 'Checking…',
    nothingGiven: 'Choose a file or paste the roster',
    unreadable: 'This file cannot be read',
    changeTitle: 'What will change',
    groups: { units: 'Units', stations: 'Stations', couriers: 'Couriers' },
    added: 'New',
    changed: 'Updated',
    unchanged: (n) =>
      formFor(n, 'One more is as it was and stays so.', `${n} more are as they were and stay so.`),
    nothingChanges: 'The roster is exactly as it is now; there is nothing to import.',
    apply: 'Import',
    applying: 'Importing…',
    errorsTitle: (n) => `${counted(n, 'mistake', 'mistakes')} to mend; until then nothing is imported`,
    line: (n) => `Line ${n}`,
    expected: (rule) => `Expected: ${rule}`,
    errorWhere: 'Where',
    errorWhat: 'What',
    editBelow: 'You can mend it in the box below and check again.',
    doneTitle: 'Roster imported',
    done: doneText,
    next: 'Next',
    nextGoals: 'Set goals',
    nextWalls: 'Pair a wall',
    nextRoster: 'Look at the roster, issue PINs',
    another: 'Import another',
  },
}
