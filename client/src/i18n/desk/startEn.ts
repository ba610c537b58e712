import { counted } from '../plural.ts'
import type { startZh } from './startZh.ts'

/** The first run, in English. */
export const startEn: typeof startZh = {
  start: {
    title: 'Set up',
    lead: 'Five steps, three minutes, and the ranking is on the wall. Skip any and come back to it.',
    invite: 'A live wall in three minutes',
    inviteLead:
      'Name the station, paste the couriers, set a goal, connect your data, pair the TV: one step after the other.',
    begin: 'Begin',
    resume: 'Go on with the set-up',
    progress: 'Set-up',
    steps: {
      station: 'Station',
      couriers: 'Couriers',
      goal: 'Goal',
      key: 'Data',
      wall: 'Wall',
      done: 'Done',
    },
    isDone: '(done)',
    skip: 'Skip for now',
    next: 'Next',
    station: {
      title: 'What is your station called?',
      lead: 'Walls and phones show this name.',
      which: 'Which station to set up',
      another: 'A new station',
      name: 'Name',
      namePlaceholder: 'For example: East Gate',
      id: 'Id',
      idHint:
        'Its organisation code: your data name it, and it stays. Without a code, keep the one proposed.',
      taken: 'There is one with this id',
      timeZone: 'Time zone',
      submit: 'Create, next',
      saved: (name) => `“${name}” is there.`,
      notYours: 'New stations are made by the company above. Ask its manager; it will appear here.',
    },
    couriers: {
      title: 'Who are the couriers?',
      lead: 'Copy the columns number, name, role from a spreadsheet and paste them here. The role may be left out, headings too.',
      paste: 'Couriers',
      placeholder: '1001\tLin Xiaoyan\tcourier\n1002\tChen Zhiyuan\tclerk',
      have: (n) => `The station has ${counted(n, 'courier', 'couriers')}; you may paste more, or changes.`,
      checking: 'Checking…',
      ready: (added, changed) =>
        [
          added > 0 && `${counted(added, 'courier', 'couriers')} to add`,
          changed > 0 && `${changed} to change`,
        ]
          .filter(Boolean)
          .join(', '),
      same: 'The roster says so already: nothing to change.',
      errors: (n) => `${counted(n, 'mistake', 'mistakes')} to mend before it can go on`,
      line: (n) => `Line ${n}`,
      submit: 'Add, next',
      more: "Aliases, dates of postings, an Excel file? Use the roster's import",
    },
    goal: {
      title: 'How many pickups make a good day?',
      lead: 'The wall shows the progress and what is missing. Change it whenever you like.',
      day: 'Day goal (parcels)',
      week: 'Week goal (parcels)',
      weekHint: 'Seven such days; change it if you like',
      invalid: 'A whole number from 1 to 10,000,000',
      perCourier: (n) => `${n} a courier and day`,
      submit: 'Set, next',
    },
    key: {
      title: 'Connect your pickups',
      lead: 'Give the scanners or the waybill system a key to send every pickup with. Try one with a single line first.',
      name: 'Which system is it for?',
      proposedName: 'Waybills',
      create: 'Make a key',
      once: 'The key is shown this once. Put it into that system now:',
      line: 'Run this on any computer that reaches this server (on Windows in the Command Prompt), and a pickup arrives:',
      testNote:
        "It really counts; void it by the courier's name in the standings when you no longer want it.",
      nobody: 'There are no couriers yet to count it for. Do the step “Couriers” first.',
      waiting: 'Waiting for the first pickup…',
      arrived: (name, count) => `It is here: ${name}, ${count}`,
      already: (count) => `Data arrive: ${count} today`,
      have: 'This station has a key. It is never shown again; if it is lost, make another.',
      notYours: 'Keys are made by the company above. Ask its manager for one for your waybill system.',
    },
    wall: {
      title: 'Light up the TV',
      open: "Open this address in the TV's browser. It shows eight letters:",
      proposedName: 'Hall',
      have: (n) => `${counted(n, 'wall is', 'walls are')} paired here; you may pair more.`,
    },
    done: {
      live: 'You are live.',
      almost: 'The wall is paired; waiting for it to light up…',
      notYet: 'There is no wall yet',
      left: 'A few steps are left. Come back to them at any time:',
      leadDone:
        'Every pickup moves the ranking. Couriers scan the QR code on the wall to see their place on their phones.',
      toHome: 'To the overview',
      post: 'Post the first honours',
      print: 'Give couriers their PINs',
    },
  },
}
