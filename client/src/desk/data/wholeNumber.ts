/** A typed whole number between two bounds; full-width digits and thousands separators are taken. Else undefined. */
export function wholeNumber(typed: string, min: number, max: number): number | undefined {
  const text = typed.normalize('NFKC').replace(/[,\s]/g, '')
  if (!/^\d{1,12}$/.test(text)) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}
