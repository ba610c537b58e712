import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cutTail, lastFileOf } from '@leitai/server/redis/appendOnlyTail'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'
import { startOwnRedis } from '../helpers/redis.ts'

test('[P3] wherever the append-only file ends, what is left of it ends with a whole transaction', async () => {
  const folder = await tmpDir()
  const server = await startOwnRedis(folder)
  const directory = join(folder, 'appendonlydir')
  const file = lastFileOf(directory) ?? ''
  const redis = new Redis(server.port, '127.0.0.1')
  await redis.set('first', '1') // a SELECT comes before the first of all
  /** How long the file was after each write, all of which are on disk: where it may end. */
  const ends = [(await stat(file)).size]
  const both = "redis.call('SET', KEYS[1], ARGV[1]) redis.call('APPEND', KEYS[2], ARGV[1])"
  for (const value of ['1', 'two\r\n*1\r\n$4\r\nEXEC\r\n', '擂台', '']) {
    await redis.eval(both, 2, 'a', 'b', value)
    ends.push((await stat(file)).size)
    await redis.set('multi', value)
    ends.push((await stat(file)).size)
  }
  redis.disconnect()
  await server.stop()

  const whole = await readFile(file)
  const cut = join(folder, 'cut')
  await mkdir(cut)
  await cp(directory, cut, { recursive: true })
  const shortened = lastFileOf(cut) ?? ''
  let checked = 0
  for (let length = ends[0] ?? 0; length <= whole.length; length++) {
    await writeFile(shortened, whole.subarray(0, length))
    const end = ends.findLast((each) => each <= length) ?? 0
    expect(cutTail(cut)).toBe(length - end)
    expect((await stat(shortened)).size).toBe(end)
    expect(cutTail(cut)).toBe(0)
    checked++
  }
  expect(checked).toBeGreaterThan(300)
})

test('[P3] a file that is damaged rather than short is left alone', async () => {
  const folder = await tmpDir()
  await writeFile(join(folder, 'appendonly.aof.manifest'), 'file appendonly.aof.1.incr.aof seq 1 type i\n')
  const file = join(folder, 'appendonly.aof.1.incr.aof')
  const damaged = '*1\r\n$4\r\nPING\r\nsomething else\r\n*1\r\n$4\r\nPI'
  await writeFile(file, damaged)
  expect(() => cutTail(folder)).toThrow('something else')
  expect(await readFile(file, 'utf8')).toBe(damaged)
})
