import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTrail } from '@leitai/server/org/trail'
import { createTrailFiles } from '@leitai/server/org/trailFiles'
import type { TrailEntry } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'
import { startServices } from '../helpers/services.ts'

const DAY_MS = 86_400_000
/** More than two files hold. */
const ENTRIES = 4_500

test('[SEC-10] old months of the trail leave the memory for files, nothing of it is lost or changed, and a damaged file is said', async () => {
  let aheadMs = 0
  const clock = { now: () => Date.now() + aheadMs }
  const { services, redis } = await startServices(clock)
  const { commands } = redis
  const dir = await tmpDir()
  const trail = createTrail({ commands, actors: services.actors, files: createTrailFiles({ dir }), clock })
  const add = (id: string) =>
    trail.add({
      kind: 'goals',
      id,
      places: ['east'],
      before: null,
      after: { title: `第 ${id} 条`.repeat(20) },
    })
  await Promise.all(Array.from({ length: ENTRIES }, (_, index) => add(String(index))))

  const all = async () => {
    const entries: TrailEntry[] = []
    for (let before: string | undefined; ; ) {
      const page = await trail.read(() => true, { before, limit: 700 })
      entries.push(...page.entries)
      if (page.next === null) return entries
      before = page.next
    }
  }
  const stored = async () => {
    const entries: [string, string][] = []
    for await (const entry of trail.stored()) entries.push(entry)
    return entries
  }
  const [known, kept] = [await all(), await stored()]
  expect(known.length).toBeGreaterThanOrEqual(ENTRIES)
  expect(kept.map(([seq]) => seq)).toEqual(known.map(({ seq }) => seq).reverse())
  const bytes = () => commands.memory('USAGE', 'lt:{org}:trail', 'SAMPLES', 0)
  const before = Number(await bytes())

  expect(await trail.archiveOlder(400)).toBe(0)
  aheadMs = 500 * DAY_MS
  // two at once, while somebody reads it and somebody else makes a backup
  const [one, other, read, backup] = await Promise.all([
    trail.archiveOlder(400),
    trail.archiveOlder(400),
    all(),
    stored(),
  ])
  expect(one + other).toBe(known.length)
  expect(read).toEqual(known)
  expect(backup).toEqual(kept)
  expect(Number(await bytes())).toBeLessThan(before / 100)

  await add('new')
  expect((await all()).slice(1)).toEqual(known)
  expect((await stored()).slice(0, -1)).toEqual(kept)
  const east = await trail.read(({ id }) => id === '7', { before: undefined, limit: 10 })
  expect(east.entries).toEqual(known.filter(({ id }) => id === '7'))

  expect(await trail.faults()).toEqual([])
  const [json = ''] = await commands.hvals('lt:{org}:trail-files')
  await writeFile(join(dir, JSON.parse(json).file), 'not what was written')
  expect((await trail.read(() => true, { before: undefined, limit: 1 })).entries[0]?.id).toBe('new')
  expect(await trail.faults()).toEqual([expect.stringContaining(JSON.parse(json).file)])
  await expect(all()).rejects.toMatchObject({ code: 'archive_unreadable' })
  await expect(stored()).rejects.toMatchObject({ code: 'archive_unreadable' })
})
