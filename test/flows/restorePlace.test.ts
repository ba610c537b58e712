import { beginRestore, refuseHalfRestored } from '@leitai/server/backup/place'
import { createLog } from '@leitai/server/log'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import { expect, onTestFinished, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { until } from '../helpers/wait.ts'

const log = createLog((line) => process.stderr.write(line), Date.now)
const ONE = '1'.repeat(64)
const OTHER = '2'.repeat(64)

/** Connections as processes of different machines have them, whose pids are the same. */
async function connect(url: string, ...names: string[]): Promise<RedisConnections[]> {
  const all = await Promise.all(
    names.map((processName) => connectRedis({ processName, url, embedded: undefined, allowWeak: [] }, log)),
  )
  onTestFinished(async () => {
    for (const { close } of all) await close()
  })
  return all
}

test('a place is not taken for a restore while another process uses it, whatever its pid', async () => {
  const { url } = await startOwnRedis(await tmpDir())
  const [first, second] = await connect(url, 'first', 'second')
  if (!first || !second) throw new Error('not connected')
  expect([await first.hasOtherUsers(), await second.hasOtherUsers()]).toEqual([true, true])
  await expect(beginRestore(first, ONE)).rejects.toThrow('Another Leitai process uses this place')
  await refuseHalfRestored(first.commands) // nothing is left of it
  await second.close()
  await until('the other one to be gone', async () => !(await first.hasOtherUsers()))
  await beginRestore(first, ONE)
  await expect(refuseHalfRestored(first.commands)).rejects.toThrow('has not ended')
  await beginRestore(first, ONE) // it was broken off, and goes on
  await expect(beginRestore(first, OTHER)).rejects.toThrow('Another backup was begun')
})

test('of two who begin at the same time each leaves the place to the other, and neither a mark', async () => {
  const { url } = await startOwnRedis(await tmpDir())
  const connections = await connect(url, 'first', 'second')
  for (const hashes of [
    [ONE, OTHER],
    [ONE, ONE],
  ]) {
    const begun = await Promise.allSettled(
      connections.map((each, index) => beginRestore(each, hashes[index] ?? '')),
    )
    expect(begun.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    for (const { commands } of connections) await refuseHalfRestored(commands)
  }
})

test('a place that is not empty is left as it is', async () => {
  const { url } = await startOwnRedis(await tmpDir())
  const [only] = await connect(url, 'only')
  if (!only) throw new Error('not connected')
  await only.commands.set('lt:{org}:version', '1')
  await expect(beginRestore(only, ONE)).rejects.toThrow('This place is not empty')
  await refuseHalfRestored(only.commands)
})
