/** `node counts.ts REPORT`: prints "N passed, N failed" of Vitest's JSON report; fails unless all that ran passed. */
import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  /** One a file; a file that cannot be loaded has failed without a single test in it. */
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

function readReport(path: string): Report | undefined {
  const text = readFileSync(path, 'utf8')
  return text === '' ? undefined : JSON.parse(text)
}

const [path = ''] = process.argv.slice(2)
const report = readReport(path)
const brokenFiles = (report?.testResults ?? []).filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
)
const passed = report?.numPassedTests ?? 0
const failed = (report?.numFailedTests ?? 0) + brokenFiles.length
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = passed > 0 && failed === 0 ? 0 : 1
