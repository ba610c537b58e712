/** True with LEITAI_LONG=1: the randomised suites (folds, calendars, faults) run many times longer than in `npm test`. */
export const LONG = process.env.LEITAI_LONG === '1'
