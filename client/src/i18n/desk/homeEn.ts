import { counted, formFor } from '../plural.ts'
import type { homeZh } from './homeZh.ts'

const stations = (n: number) => counted(n, 'station', 'stations')
const have = (n: number) => formFor(n, 'has', 'have')

/** The overview, in English. */
export const homeEn: typeof homeZh = {
  home: {
    title: 'Overview',
    summary: {
      today: (metric) => `Today · ${metric}`,
      week: (metric) => `This week · ${metric}`,
      mixed: 'each by its wall',
      goals: 'Day goals reached',
      walls: 'Walls online',
      ofStations: (done, all) => `${done} of ${stations(all)}`,
      ofWalls: (online, all) => `${online} of ${all}`,
      noGoals: 'No goals set yet',
    },
    todo: 'What needs doing',
    nothingToDo: 'All done.',
    nothingToDoHint: 'Goals are set, walls are online, pickups arrive. Time for some praise?',
    todos: {
      pendingPickups: (n) => `${stations(n)} ${have(n)} pickups that wait`,
      openDisputes: (n) => `${stations(n)} ${have(n)} open disputes`,
      finalDraft: (n) => `${stations(n)} ${have(n)} changes to finals`,
      noCouriers: (n) => `${stations(n)} ${have(n)} no couriers`,
      silentWall: (n) => `${stations(n)} ${have(n)} a silent wall`,
      noKey: (n) => `${stations(n)} ${have(n)} no source of pickups`,
      behind: (n) => `${stations(n)} ${have(n)} couriers far behind this week`,
      noPickup: (n) => `${stations(n)} without a pickup today`,
      noGoal: (n) => `${stations(n)} ${have(n)} no goal`,
      noWall: (n) => `${stations(n)} ${have(n)} no wall`,
    },
    todoHints: {
      pendingPickups: 'They came implausibly fast: look, and count them with a click',
      openDisputes: 'See which pickup it is, and answer with a sentence',
      finalDraft: 'See whether the champion changes, and confirm with a reason',
      noCouriers: 'Import their postings in the roster',
      silentWall: 'See whether the TV has power and network',
      noKey: 'Make a key for the scanners or the waybill system to send with',
      behind: 'By an even share of the week’s goal; only you see it. Whom could you help?',
      noPickup: 'Make sure that the scanners or the waybill system are sending',
      noGoal: 'Set a day or week goal, and the wall shows the progress',
      noWall: 'Open the wall page on a TV and enter its 8-letter code',
    },
    more: (n) => `${n} more`,
    stations: 'Stations',
    columns: {
      station: 'Station',
      today: 'Today',
      week: 'This week',
      leader: 'Leading today',
      lastPickup: 'Last pickup',
      walls: 'Walls',
      couriers: 'Couriers',
    },
    noGoal: 'No goal',
    goalOf: (goal) => `Goal ${goal}`,
    reached: 'Reached',
    noLeader: 'Nobody yet',
    never: 'Never',
    noWall: 'None paired',
    wallsOnline: (online, total) => `${online}/${total} online`,
    noMatch: 'No such station.',
    empty: {
      title: 'Begin with the roster',
      lead: 'Leitai knows no stations yet.',
      action: 'Import the roster',
    },
  },
}
