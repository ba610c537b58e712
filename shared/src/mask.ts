/** A name as a public wall shows it (H1): the first character stays, the others do not. 徐静 → 徐*, Anna Li → A* */
export function maskName(name: string): string {
  const [first = ''] = name.trim()
  return `${first}*`
}

/** Who is left off walls: the place is known, and nothing of whose it is. */
export const NOBODY = '*'
