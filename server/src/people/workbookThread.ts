import { parentPort, workerData } from 'node:worker_threads'
import { SheetFault } from './sheets.ts'
import type { WorkbookTask } from './threadedWorkbook.ts'
import { readWorkbook, writeWorkbook } from './workbook.ts'

/** The thread of `threadedWorkbook.ts`: does one task and ends. */
const task: WorkbookTask = workerData
try {
  const value = 'read' in task ? await readWorkbook(Buffer.from(task.read)) : await writeWorkbook(task.write)
  parentPort?.postMessage({ value })
} catch (error) {
  if (!(error instanceof SheetFault)) throw error
  parentPort?.postMessage({ fault: { code: error.code, line: error.line } })
}
