const rules = new Intl.PluralRules('en')

/** The English form for so many: one parcel, two parcels. */
export function formFor(n: number, one: string, many: string): string {
  return rules.select(n) === 'one' ? one : many
}

/** `1 parcel`, `1,200 parcels`. */
export function counted(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${formFor(n, one, many)}`
}
