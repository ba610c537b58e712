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
      openDisputes: (n) => `${stations(n)} ${have(n)} open disputes or requests`,
      finalDraft: (n) => `${stations(n)} ${have(n)} changes to finals`,
      noCouriers: (n) => `${stations(n)} ${have(n)} no couriers`,
      silentWall: (n) => `${stations(n)} ${have(n)} a silent wall`,
      noKey: (n) => `${stations(n)} ${have(n)} no source of pickups`,
      behind: (n) => `${stations(n)} ${have(n)} couriers far behind this week`,
      noPickup: (n) => `${stations(n)} without a pickup today`,
      unread: (n) => `${stations(n)} ${have(n)} an important announcement unseen by half or more`,
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
      behind: "By an even share of the week's goal; only you see it. Whom could you help?",
      noPickup: 'Make sure that the scanners or the waybill system are sending',
      unread: 'Pinned or urgent, out for two hours, unseen by half: open it for the names, and tell them',
      noGoal: 'Set a day or week goal, and the wall shows the progress',
      noWall: 'Open the wall page on a TV and enter its 8-letter code',
    },
    more: (n) => `${n} more`,
    unread: ({ title, names, unseen, posted, list }) =>
      `“${title}”: ${unseen} of ${posted} have not seen it, ${unseen > names.length ? 'among them ' : ''}${list(names)}`,
    atOnce: {
      verb: {
        pendingPickups: () => 'Count all',
        finalDraft: (n) => `Confirm ${formFor(n, 'the one', `the ${n}`)} without another champion`,
        silentWall: () => 'Let the other walls show their numbers',
      },
      going: 'About to be done…',
      nothing: 'There is nothing left for one click: open it and have a look.',
      counting: (station, names, pickups, parcels) =>
        `${station}: ${counted(pickups, 'pickup', 'pickups')} of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}, ${counted(parcels, 'parcel', 'parcels')}, are about to be counted.`,
      taking: (station, n) =>
        `${station}: ${counted(n, 'change', 'changes')} without another champion ${formFor(n, 'is', 'are')} about to be made.`,
      takenReason: 'Checked, the champion stays',
      identified: (n, silent) =>
        `${counted(n, 'wall', 'walls')} ${formFor(n, 'shows its number', 'show their numbers')} for 10 seconds${silent.length > 0 ? `; dark ${formFor(silent.length, 'stays', 'stay')} ${silent.map((name) => `"${name}"`).join(', ')}` : ''}.`,
    },
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
