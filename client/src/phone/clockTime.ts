/** Minutes after midnight as `HH:MM`. Pure; the roster's own comes with a parser that phones do without. */
export function clockTimeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
