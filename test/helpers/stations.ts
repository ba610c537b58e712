/** A small company for tests: two stations next to each other, and names as they come in life. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NaiveRoster } from './naiveFold.ts'
import { leitaiOk } from './server.ts'

export const EAST = 'east'
export const WEST = 'west'
export const MARKUP_NAME = '<img src=x onerror="window.hacked=1">'

export interface TestRoster extends NaiveRoster {
  stations: (NaiveRoster['stations'][number] & { name: string })[]
  couriers: { id: string; name: string; postings: { station: string; from: string }[] }[]
}

export const atStation = (station: string, couriers: Record<string, string>): TestRoster['couriers'] =>
  Object.entries(couriers).map(([id, name]) => ({ id, name, postings: [{ station, from: '2025-01-01' }] }))

/** Six couriers in the east, two in the west; one who moved from west to east at the start of 2026. */
export const SMALL_ROSTER: TestRoster = {
  stations: [
    { id: EAST, name: '东城营业部' },
    { id: WEST, name: '西城营业部', timeZone: 'Asia/Urumqi' },
  ],
  couriers: [
    ...atStation(EAST, {
      e1: '徐静',
      e2: '欧阳明月',
      e3: 'Anna Katharina Müller',
      e4: 'ئالىم تۇرسۇن',
      e5: MARKUP_NAME,
      e6: '王伟',
    }),
    ...atStation(WEST, { w1: '刘洋', w2: '陈晨' }),
    {
      id: 'm1',
      name: '赵敏',
      postings: [
        { station: WEST, from: '2025-01-01' },
        { station: EAST, from: '2026-01-01' },
      ],
    },
  ],
}

/** Imports a roster by the command line. */
export async function importRoster(dataDir: string, roster: unknown): Promise<void> {
  const file = join(dataDir, 'roster-to-import.json')
  await writeFile(file, typeof roster === 'string' ? roster : JSON.stringify(roster))
  await leitaiOk(['import', file], { dataDir })
}

/** Makes a key by the command line. */
export async function createKey(dataDir: string, stations: '*' | string[] = '*'): Promise<string> {
  const scope = stations === '*' ? ['--all'] : ['--stations', stations.join(',')]
  return (await leitaiOk(['key', 'create', '--name', 'test', ...scope], { dataDir })).trim()
}
