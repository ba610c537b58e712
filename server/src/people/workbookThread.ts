import { parentPort, workerData } from 'node:worker_threads'
import { parseCsv, SheetFault } from './sheets.ts'
import type { WorkbookTask } from './threadedWorkbook.ts'
import { readWorkbook, writeWorkbook } from './workbook.ts'

/** The thread of `threadedWorkbook.ts`: does one task and ends. */
const task: WorkbookTask = workerData
try {
  const value = await result()
  parentPort?.postMessage({ value })
} catch (error) {
  if (!(error instanceof SheetFault)) throw error
  parentPort?.postMessage({ fault: { code: error.code, line: error.line } })
}

function result() {
  if ('read' in task) return readWorkbook(Buffer.from(task.read))
  return 'parse' in task ? [parseCsv(task.parse, task.delimiter)] : writeWorkbook(task.write)
}
