import { fileURLToPath } from 'node:url'

/** The checkout that is under test. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The sample city. */
export const SUIZHOU = fileURLToPath(new URL('../data/suizhou', import.meta.url))
/** What tests make that may be thrown away between runs, but need not be. */
export const CACHE = fileURLToPath(new URL('../../node_modules/.cache/leitai', import.meta.url))
/** Screenshots of the last run. */
export const OUTPUT = fileURLToPath(new URL('../output', import.meta.url))
