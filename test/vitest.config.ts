import { defineConfig } from 'vitest/config'

const OLD_BROWSER_START_MS = 120_000
/** A file for the counts, set by .ci/run. */
const report = process.env.LEITAI_TEST_REPORT

export default defineConfig({
  test: {
    // two cores: unit files share them, flow files (each with servers and browsers of its own) go one by one
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['unit/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'flows',
          include: ['flows/**/*.test.ts'],
          globalSetup: ['helpers/provision.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: OLD_BROWSER_START_MS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
