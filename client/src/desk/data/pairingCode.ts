/** Letters of a pairing code. */
export const CODE_LENGTH = 8

/** What was typed as a wall shows it: capitals in two groups; spaces, dashes and digits do not matter. */
export function groupedCode(typed: string): string {
  const letters = lettersOf(typed).slice(0, CODE_LENGTH)
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters
}

/** The letters alone. */
export function lettersOf(typed: string): string {
  return typed
    .normalize('NFKC') // full-width letters of a Chinese input method
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
}
