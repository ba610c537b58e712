/** Loaded before a process (`aheadTo`): its clock is ahead by as many milliseconds as CLOCK_AHEAD_MS says. */
const realNow = Date.now
const aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0)
Date.now = () => realNow() + aheadMs
