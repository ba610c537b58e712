/** Challenges at the desk, in English. */
import type { challengesZh } from './challengesZh.ts'

export const challengesEn: typeof challengesZh = {
  challenges: {
    title: 'Challenges',
    lead: 'Two couriers head to head for a day or a week; the wall follows the score live. Walls in public do not show it.',
    a: 'Holder',
    b: 'Challenger',
    choose: 'Choose a courier',
    chooseOther: 'Choose another courier',
    metric: 'What counts',
    period: 'For how long',
    periods: { today: 'Today', 'this-week': 'This week' },
    name: 'Name (may be empty)',
    nameHint: 'At most 24 characters, such as: the November duel',
    make: 'Start the challenge',
    making: 'Starting…',
    made: (a, b) => `${a} against ${b}: the wall shows it shortly.`,
    empty: 'No challenges yet',
    emptyLead: 'Start one, and the wall gives it a turn.',
    listTitle: 'Started so far',
    versus: 'against',
    states: { coming: 'to come', open: 'running', grace: 'over', final: 'over' },
    withdraw: 'Withdraw',
    withdrawTitle: (a, b) => `Withdraw ${a} against ${b}?`,
    withdrawLead: 'The wall shows it no more; ranks and pickups are left as they are.',
    withdrawn: 'The challenge was withdrawn.',
  },
}
