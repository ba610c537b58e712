/** What a courier reads about the own day. */
import type { TickState } from '../../phone/pages/dayLine/dayLine.ts'
import { createTexts } from '../createTexts.ts'
import { formFor } from '../plural.ts'

const zh = {
  title: '我的一天',
  nothingYet: '今天还没有揽收，第一件会出现在这里。',
  byHour: '每小时的揽收',
  parcels: (_n: number, figure: string) => `${figure} 件`,
  pending: (figure: string) => `待核实 ${figure}`,
  void: (figure: string) => `作废 ${figure}`,
  states: { counted: '计入', pending: '待核实', void: '作废' } satisfies Record<TickState, string>,
  each: '每一件',
}

const en: typeof zh = {
  title: 'My day',
  nothingYet: 'Nothing collected today yet: the first parcel will show here.',
  byHour: 'Parcels by hour',
  parcels: (n, figure) => `${figure} ${formFor(n, 'parcel', 'parcels')}`,
  pending: (figure) => `${figure} to be checked`,
  void: (figure) => `${figure} void`,
  states: { counted: 'counted', pending: 'to be checked', void: 'void' },
  each: 'Each of them',
}

/** The words of the day's line in the language in use. */
export const useDayLineTexts = createTexts(zh, en)
