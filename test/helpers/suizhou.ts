import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Delivery, ExpectedBoards, NaiveRoster } from './naiveFold.ts'
import { SUIZHOU } from './paths.ts'

const gunzipped = (name: string) => gunzipSync(readFileSync(join(SUIZHOU, name))).toString('utf8')

/** `roster.json` of the sample city, as it is. */
export function suizhouRosterText(): string {
  return readFileSync(join(SUIZHOU, 'roster.json'), 'utf8')
}

export function suizhouRoster(): NaiveRoster {
  return JSON.parse(suizhouRosterText())
}

/** The lines of the sample stream in the order in which they arrive. */
export function suizhouLines(): string[] {
  return gunzipped('pickups.ndjson.gz').trimEnd().split('\n')
}

export function suizhouDeliveries(): Delivery[] {
  return suizhouLines().map((line) => JSON.parse(line))
}

/** The boards that the whole stream must end in. */
export function suizhouExpected(): ExpectedBoards {
  return JSON.parse(gunzipped('expected.json.gz'))
}

export interface BadLine {
  line: string
  code: string
}

/** Lines that must be refused, each with its code. */
export function suizhouBad(): BadLine[] {
  const codes: string[] = JSON.parse(readFileSync(join(SUIZHOU, 'bad.expected.json'), 'utf8'))
  const lines = readFileSync(join(SUIZHOU, 'bad.ndjson'), 'utf8').trimEnd().split('\n')
  if (lines.length !== codes.length) throw new Error('bad.ndjson and bad.expected.json do not match')
  return lines.map((line, index) => ({ line, code: codes[index] ?? '' }))
}
