/**
 * Loaded before a server (`NODE_OPTIONS=--import`): on SIGUSR2 its clock jumps by as many milliseconds as the
 * file that CLOCK_SHIFT_FILE names says, and it says so on standard error.
 */
import { readFileSync } from 'node:fs'

const realNow = Date.now
let shiftMs = 0
Date.now = () => realNow() + shiftMs

process.on('SIGUSR2', () => {
  shiftMs = Number(readFileSync(process.env.CLOCK_SHIFT_FILE ?? '', 'utf8'))
  process.stderr.write(`clock shifted by ${shiftMs}\n`)
})
