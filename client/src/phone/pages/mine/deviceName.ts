const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone|iPad/i, 'iPhone'],
  [/Windows/i, 'Windows'],
  [/Macintosh/i, 'Mac'],
  [/Linux/i, 'Linux'],
]
/** Those that also call themselves something else come first. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/Edg/i, 'Edge'],
  [/Firefox/i, 'Firefox'],
  [/Chrome/i, 'Chrome'],
  [/Safari/i, 'Safari'],
]

/** What a browser says of itself, as people would call it: `Android · 微信`. Empty where nothing is known. Pure. */
export function deviceName(agent: string): string {
  const nameIn = (names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent))?.[1]
  return [nameIn(SYSTEMS), nameIn(BROWSERS)].filter((name) => name !== undefined).join(' · ')
}
