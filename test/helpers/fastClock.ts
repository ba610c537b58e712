/** Loaded before a process: its clock begins at CLOCK_FROM (ms) as CLOCK_BASE (ms) comes, and runs CLOCK_SPEED times as fast. */
const realNow = Date.now
const base = Number(process.env.CLOCK_BASE ?? 0)
const from = Number(process.env.CLOCK_FROM ?? 0)
const speed = Number(process.env.CLOCK_SPEED ?? 1)
Date.now = () => Math.round(from + (realNow() - base) * speed)
