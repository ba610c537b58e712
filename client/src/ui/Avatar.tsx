import type { Avatar as AvatarName } from '@leitai/shared/avatars'

/** Line drawings on a field of 24 by 24. */
const DRAWINGS: Record<AvatarName, string> = {
  parcel: 'M4 8l8-4 8 4v8.500l-8 4-8-4zM4 8l8 4 8-4M12 12v8.500M8 6l8 4v3',
  scooter:
    'M5.500 19a2.500 2.500 0 1 0 0-.01M18 19a2.500 2.500 0 1 0 0-.01M8 18.500h7.500c0-3 .8-4.500 2.500-5.500L16 5h-2.500M3 14h8v-4H4zM6 10V7h3v3',
  mountain: 'M2.500 19 9 7l4 7 2.500-4 6 9zM7 10.700l2 1.800 2-1.800M17.500 6.500a1.800 1.800 0 1 0 0-.01',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  wave: 'M2.500 10c2.400-4 4.700-4 7 0s4.800 4 7 0c1.600-2.700 3.300-3.600 5-2.700M2.500 17c2.400-4 4.700-4 7 0s4.800 4 7 0c1.600-2.700 3.300-3.600 5-2.700',
  bamboo:
    'M8 21.500v-19M8 8.500h.01M6.500 9h3M6.500 15h3M16 21.500v-14M14.500 13h3M9.500 8c3.500.4 5-1 6-4-3.500-.3-5.300 1-6 4zM16.500 12c2.500 0 4-1.200 4.500-4-2.700.3-4.200 1.700-4.500 4z',
  crane:
    'M3 9c4 0 6 1.500 8 4 2.500-5 6-7.500 10-8-1 5-3.500 9-9 10.500L9 21M12 15.500l3 5.500M3 9l4-3c2 0 3 1.500 4 7',
  star: 'M12 3l2.700 5.800 6.300.8-4.600 4.400 1.200 6.300L12 17.200 6.400 20.300l1.200-6.300L3 9.600l6.300-.8z',
}

/** Grounds on which ivory can be read (AA); who has which is said by their number, so that it stays. */
const GROUNDS = ['#8a1c1e', '#7a4a00', '#14603f', '#1d5470', '#5b3a86', '#7c2855', '#4a5a1c', '#3f4a5a']

interface AvatarProps {
  id: string
  name: string
  avatar: AvatarName | undefined
}

/** A courier's likeness: the drawing that they chose, else the first character of their name. Beside the name itself. */
export function Avatar({ id, name, avatar }: AvatarProps) {
  const [initial = ''] = name.trim()
  return (
    <svg className="avatar" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle cx="18" cy="18" r="18" fill={groundOf(id)} />
      {avatar ? (
        <path className="avatar-drawing" d={DRAWINGS[avatar]} transform="translate(6 6)" />
      ) : (
        <text x="18" y="18" dy="0.36em" textAnchor="middle">
          {initial}
        </text>
      )}
    </svg>
  )
}

function groundOf(id: string): string | undefined {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973
  return GROUNDS[sum % GROUNDS.length]
}
