import { defineConfig } from 'vitest/config'
import { LONG } from './helpers/long.ts'

/** Long enough for a slow machine: a wall alone takes 15 s to say that it has heard nothing. */
const FLOW_MS = 120_000
/** A file for the counts, set by .ci/run. */
const report = process.env.LEITAI_TEST_REPORT

export default defineConfig({
  test: {
    // two cores, two files at a time, each with servers, Redis and browsers of its own; what measures goes alone
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['unit/**/*.test.{ts,tsx}'],
          // pure code: a process and its modules for every file took half of the time
          isolate: false,
          pool: 'threads',
          testTimeout: LONG ? 10 * FLOW_MS : FLOW_MS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'flows',
          include: ['flows/**/*.test.ts'],
          globalSetup: ['helpers/provision.ts', 'helpers/founded.ts'],
          testTimeout: LONG ? 10 * FLOW_MS : FLOW_MS,
          hookTimeout: FLOW_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          globalSetup: ['helpers/provision.ts'],
          testTimeout: LONG ? 10 * FLOW_MS : FLOW_MS,
          hookTimeout: FLOW_MS,
          // among the flows: much of their time they wait for what they have broken
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'endurance',
          include: ['endurance/**/*.test.ts'],
          globalSetup: ['helpers/provision.ts'],
          fileParallelism: false,
          testTimeout: LONG ? 10 * FLOW_MS : FLOW_MS,
          hookTimeout: FLOW_MS,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
