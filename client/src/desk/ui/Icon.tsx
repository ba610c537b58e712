const PATHS = {
  home: 'M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6',
  announcements: 'M4 10v4h3l8 4.5v-13L7 10H4zM18.5 9a4 4 0 0 1 0 6M7 14l1.5 5.5h2.5L9.8 15.6',
  walls: 'M3 5h18v11.5H3zM8.5 20.5h7M12 16.5v4M7 13v-2M12 13V8M17 13v-3',
  roster:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.9a3.5 3.5 0 0 1 0 6.2M18 14.6c2.1.8 3.5 2.7 3.5 5.4',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c.6-4 3.8-6.5 8-6.500s7.4 2.5 8 6.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  eyeOff:
    'M4 4l16 16M9.5 6c.8-.3 1.6-.5 2.5-.5 6 0 9.5 6.5 9.5 6.500a17 17 0 0 1-3 3.700M6 7.500A16 16 0 0 0 2.5 12S6 18.5 12 18.500c1.5 0 2.9-.4 4.1-1',
  earlier: 'M15 5l-7 7 7 7',
  later: 'M9 5l7 7-7 7',
  done: 'M4.5 12.500l5 5 10-11',
  plus: 'M12 5v14M5 12h14',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  grip: 'M9 5v.01M15 5v.01M9 12v.01M15 12v.01M9 19v.01M15 19v.01',
  upload: 'M12 16V5M7 9.500l5-5 5 5M5 20h14',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside a text that says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
