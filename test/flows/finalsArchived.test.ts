import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { archiveAll, archiveFiles, sendAll, settle } from '../helpers/archive.ts'
import { at, startClosingCompany } from '../helpers/finals.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

test('[F3] a lost file holds up the finals of the periods that it belongs to, and no others', async () => {
  const company = await startClosingCompany('2027-06-01T20:00:00+08:00')
  await sendAll(company, [
    buildPickup('e1', { at: at('09:00:00', '2026-03-03'), count: 5 }),
    buildPickup('e2', { at: at('13:00:00', '2027-06-01'), count: 7 }),
  ])
  company.setTime('2027-06-02T13:00:00+08:00')
  await settle(company)
  expect(await archiveAll(company)).toMatchObject({ weeks: 1 })
  for (const file of await archiveFiles(company)) await rm(file)
  const another = await company.another() // with nothing in memory
  const source = { keyId: 'test', name: 'test', stations: '*' } as const
  // in 2026, whose year needs the file, and in 2027, which does not
  for (const date of ['2026-11-03', '2027-06-01']) {
    await another.pickups.accept(buildPickup('e1', { at: at('08:00:00', date), count: 3 }), source)
  }
  company.setTime('2027-06-02T14:00:00+08:00')
  await another.finals.sweep()
  const { drafts } = await another.finals.drafts(EAST, 50)
  const drafted = drafts.filter(({ metric }) => metric === 'pickups').map(({ period }) => period)
  expect(drafted).toContain('2027-06-01')
  expect(drafted).not.toContain('2026')
})
