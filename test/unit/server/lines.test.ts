import { type Line, linesOf } from '@leitai/server/pickups/lines'
import fc from 'fast-check'
import { expect, test } from 'vitest'

async function read(chunks: Buffer[]): Promise<Line[]> {
  const lines: Line[] = []
  for await (const piece of linesOf(chunks as unknown as AsyncIterable<Buffer>)) lines.push(...piece)
  return lines
}

test('[P4] lines come out the same however the bytes are cut, also within a character', async () => {
  const text = '{"name":"徐静"}\n\n{"name":"ئايگۈل"}\n  \nlast'
  const expected = [
    { number: 1, text: '{"name":"徐静"}' },
    { number: 3, text: '{"name":"ئايگۈل"}' },
    { number: 5, text: 'last' },
  ]
  const bytes = Buffer.from(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
      expect(await read(chunks)).toEqual(expected)
    }),
  )
})

test('[P4] a line without end is passed over in constant memory, and the next one is read', async () => {
  const endless = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024, 'x'))
  expect(await read([...endless, Buffer.from('\n{"id":1}\n')])).toEqual([
    { number: 1, fault: 'too_long' },
    { number: 2, text: '{"id":1}' },
  ])
})

test('[P4] a line that is not UTF-8 is not guessed at, and a byte order mark is no part of the first', async () => {
  const gbk = Buffer.from([0x22, 0xb2, 0xe2, 0x31, 0x22, 0x0a])
  expect(await read([Buffer.from('\ufeff{"id":1}\n'), gbk, Buffer.from('{"id":2}')])).toEqual([
    { number: 1, text: '{"id":1}' },
    { number: 2, fault: 'not_utf8' },
    { number: 3, text: '{"id":2}' },
  ])
})
