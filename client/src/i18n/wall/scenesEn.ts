/** Words of the wall's scenes in English. */
import { sceneNamesEn } from '../sceneNames.ts'
import type { scenesZh } from './scenesZh.ts'

const figures = new Intl.NumberFormat('en-US')
const figure = (n: number) => figures.format(n)

export const scenesEn: typeof scenesZh = {
  overtake: {
    needs: 'needs',
    toCatch: 'to catch',
    truck: (time) => `${time} truck`,
    minutes: (n) => `${n} min left`,
  },

  podiumTitles: { day: 'Yesterday', week: 'Last week', month: 'Last month' },
  noChampions: {
    day: 'No pickups yesterday: the throne is free',
    week: 'No pickups last week: the throne is free',
    month: 'No pickups last month: the throne is free',
  },

  aHead: (n) => `${figure(n)} a head`,
  reachedHead: (reached, all) => `${reached} of ${all} there`,

  raceTitle: "Today's race",
  raceOverTitle: 'The race',
  pacer: 'Pacer',
  pack: (n) => `${n} more`,

  stationsTitle: 'Stations',
  stationsHead: 'A head',
  stationsGoal: 'Of the goal',
  stationsTotal: 'Today',

  duelTitle: 'Head to head',
  duelKinds: { day: 'today', week: 'this week' },
  versus: 'VS',
  ahead: { before: 'ahead by', after: '' },
  level: 'level',

  joinTitle: 'Your rank, on your phone',
  joinSteps: ['Scan this code', 'Enter number, choose a PIN', 'See rank, gap, every parcel'],
  joinHint: 'The code renews itself; for this station only',

  seasonAhead: 'begins in',
  seasonRunning: 'left, with today',

  sceneNames: {
    ...sceneNamesEn,
    takeover: 'Announcement, full screen',
    'award-third': 'Awards: third',
    'award-second': 'Awards: second',
    'award-first': 'Awards: champion',
    'award-poster': 'Awards: poster',
  },
  previewTitle: 'Scenes of the wall',
  previewLead: 'Sample data, no station.',
  previewMark: 'Preview · sample data',
  previewOfStation: 'Preview',
  previewSkipped: 'nothing to show, skipped in a programme',
  caseNames: {
    usual: 'usual',
    few: 'three couriers',
    many: 'sixty',
    ties: 'ties',
    long: 'long names',
    zero: 'nothing yet',
    huge: 'huge figures',
    public: 'in public',
  },

  idleSlogan: 'The ring is open: the champion awaits you!',
}
