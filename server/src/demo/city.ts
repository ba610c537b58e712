import type { RosterFile } from '@leitai/shared/roster'

/** A made-up city: names and numbers are invented, sizes are those that the trade press prints. */
const SURNAMES = '林陈黄郑吴许蔡杨刘谢曾洪苏叶庄江何罗梁宋'
const GIVEN = ['志远', '晓燕', '建国', '丽华', '明', '雅婷', '国强', '秀英', '浩然', '静', '文博', '佳怡']
const ODD_NAMES = ['阿依古丽·买买提', '欧阳云飞', 'Anna Lindqvist', '司徒婉清']
const ROLES = ['courier', 'courier', 'postman', 'clerk'] as const
const POSTED_FROM = '2024-01-01'

const STATIONS = [
  { id: 'zc-01', name: '江北营业部', parent: 'zc-n', couriers: 12 },
  { id: 'zc-02', name: '老城营业部', parent: 'zc-n', couriers: 8 },
  { id: 'zc-03', name: '大学城营业部', parent: 'zc-n', couriers: 9 },
  { id: 'zc-04', name: '滨海营业部', parent: 'zc-s', couriers: 7 },
  { id: 'zc-05', name: '南门营业部', parent: 'zc-s', couriers: 6 },
  { id: 'zc-06', name: '临港营业部', parent: 'zc-s', couriers: 5 },
] as const

/** The station whose wall the demonstration opens. */
export const SHOWN_STATION = STATIONS[0].id
export const DEMO_TIME_ZONE = 'Asia/Shanghai'

/** What a courier of the demonstration is to bring in, in walk-in parcels. */
export const GOALS_PER_COURIER = { day: 30, week: 200 }

/** The roster of the demonstration city; always the same. */
export function demoRoster(): RosterFile {
  const couriers = STATIONS.flatMap((station, place) =>
    Array.from({ length: station.couriers }, (_, index) => ({
      id: String(8_800_000 + place * 100 + index + 1),
      name: nameOf(place * 13 + index),
      role: ROLES[index % ROLES.length] ?? 'courier',
      postings: [{ station: station.id, from: POSTED_FROM }],
    })),
  )
  return {
    units: [
      { id: 'zc', name: '樟城市分公司', level: 'city', parent: null },
      { id: 'zc-n', name: '城北区分公司', level: 'district', parent: 'zc' },
      { id: 'zc-s', name: '城南区分公司', level: 'district', parent: 'zc' },
    ],
    stations: STATIONS.map(({ id, name, parent }) => ({
      id,
      name,
      parent,
      level: 'station' as const,
      timeZone: DEMO_TIME_ZONE,
      dayStart: '00:00',
      weekStart: 1,
    })),
    couriers,
  }
}

function nameOf(index: number): string {
  if (index % 12 === 5) return ODD_NAMES[Math.floor(index / 12) % ODD_NAMES.length] ?? ''
  return `${SURNAMES[(index * 7) % SURNAMES.length]}${GIVEN[(index * 5) % GIVEN.length]}`
}
