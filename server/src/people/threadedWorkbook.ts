import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { createGate } from '../secrets/gate.ts'
import { type Sheet, SheetFault } from './sheets.ts'
import type { WrittenSheet } from './workbook.ts'

export type WorkbookTask =
  | { read: Uint8Array }
  | { parse: string; delimiter: ',' | '\t' }
  | { write: readonly WrittenSheet[] }

/** What a workbook within its bounds needs is far less; one that needs more is given up, and the server goes on. */
const MOST_MEMORY_MB = 1024
const DEADLINE_MS = 60_000
/** Each may take a core and much memory; who comes beyond the queue tries again. */
const gate = createGate({ atOnce: 2, maxWaiting: 8, retryAfterS: 10 })

const faultSchema = z.object({
  code: z.enum(['not_a_table', 'not_a_workbook', 'too_large']),
  line: z.int().optional(),
})
const readReplySchema = z.union([
  z.object({
    value: z.array(
      z.object({
        name: z.string().optional(),
        rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
      }),
    ),
  }),
  z.object({ fault: faultSchema }),
])
const writeReplySchema = z.object({ value: z.instanceof(Uint8Array) })

/** `readWorkbook` in a thread: seconds of parsing do not hold up the boards. Throws SheetFault. */
export function readInThread(bytes: Buffer): Promise<Sheet[]> {
  return sheetsOf({ read: bytes })
}

/** `parseCsv` in a thread. Throws SheetFault. */
export function parseInThread(text: string, delimiter: ',' | '\t'): Promise<Sheet[]> {
  return sheetsOf({ parse: text, delimiter })
}

async function sheetsOf(task: WorkbookTask): Promise<Sheet[]> {
  const reply = readReplySchema.parse(await gate(() => run(task)))
  if ('fault' in reply) throw new SheetFault(reply.fault.code, reply.fault.line)
  return reply.value.map(({ name, rows }) => ({ name, rows }))
}

/** `writeWorkbook` in a thread. */
export async function writeInThread(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return Buffer.from(writeReplySchema.parse(await gate(() => run({ write: sheets }))).value)
}

function run(task: WorkbookTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbookThread.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    })
    const timer = setTimeout(() => {
      reject(new SheetFault('too_large'))
      void worker.terminate()
    }, DEADLINE_MS)
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetFault('too_large') : error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread ended without a word')) // no matter where it has said one
    })
  })
}
