import { defineConfig } from 'vitest/config'

const OLD_BROWSER_START_MS = 120_000

export default defineConfig({
  test: {
    // two cores: unit files share them, flow files (each with servers and browsers of its own) go one by one
    maxWorkers: 2,
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
