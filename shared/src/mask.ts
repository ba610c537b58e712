/** A name as a public wall shows it (H1): the first character stays, the others do not. 徐静 → 徐*, Anna Li → A* */
export function maskName(name: string): string {
  const [first = ''] = name.trim()
  return `${first}*`
}
