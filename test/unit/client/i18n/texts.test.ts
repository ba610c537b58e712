import { describe, expect, it } from 'vitest'
import { importEn } from '../../../../client/src/i18n/desk/importEn.ts'
import { importZh } from '../../../../client/src/i18n/desk/importZh.ts'
import { trustEn } from '../../../../client/src/i18n/desk/trustEn.ts'
import { trustZh } from '../../../../client/src/i18n/desk/trustZh.ts'
import { counted, formFor } from '../../../../client/src/i18n/plural.ts'

describe('English plurals', () => {
  it('sets one thing apart from none and from many', () => {
    expect([0, 1, 2, 1_200].map((n) => counted(n, 'parcel', 'parcels'))).toEqual([
      '0 parcels',
      '1 parcel',
      '2 parcels',
      '1,200 parcels',
    ])
    expect(formFor(1, 'has', 'have')).toBe('has')
  })
})

describe('the sentence after an import', () => {
  it('says what is new and what was updated, and leaves out what is neither', () => {
    const added = { units: 0, stations: 1, couriers: 1 }
    const none = { units: 0, stations: 0, couriers: 0 }
    const changed = { units: 0, stations: 0, couriers: 2 }
    expect(importZh.importing.done(added, none)).toBe('新增 1 个营业部、1 名员工。')
    expect(importZh.importing.done(added, changed)).toBe('新增 1 个营业部、1 名员工；更新 2 名员工。')
    expect(importEn.importing.done(added, changed)).toBe('New: 1 station, 1 courier. Updated: 2 couriers.')
    expect(importEn.importing.done(none, changed)).toBe('Updated: 2 couriers.')
  })
})

describe('what a correction will do', () => {
  it('[S4] is said with its sign, of one parcel and of many', () => {
    expect(trustZh.correction.delta('张三', -1_200)).toBe('张三 −1,200 件')
    expect(trustEn.correction.delta('Li Si', 1)).toBe('Li Si +1 parcel')
    expect(trustEn.correction.delta('Li Si', -2)).toBe('Li Si −2 parcels')
  })

  it('[H3] so is the size of a burst', () => {
    expect(trustZh.pending.size(7, 28)).toBe('7 条揽收，共 28 件')
    expect(trustEn.pending.size(1, 28)).toBe('1 pickup, 28 parcels')
  })
})
