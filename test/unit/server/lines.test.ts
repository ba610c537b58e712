import { linesOf } from '@leitai/server/pickups/lines'
import fc from 'fast-check'
import { expect, test } from 'vitest'

async function read(chunks: Buffer[]): Promise<{ number: number; text: string | null }[]> {
  const lines = []
  for await (const line of linesOf(chunks as unknown as AsyncIterable<Buffer>)) lines.push(line)
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
    { number: 1, text: null },
    { number: 2, text: '{"id":1}' },
  ])
})
