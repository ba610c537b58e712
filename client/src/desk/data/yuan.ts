/** A typed amount of yuan in whole fen, up to `maxFen`; undefined for what is none. Never by way of a fraction. */
export function fenOfYuan(typed: string, maxFen: number): number | undefined {
  const text = typed.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const [, yuan, fraction = ''] = /^(\d{1,12})(?:\.(\d{0,2}))?$/.exec(text) ?? []
  if (yuan === undefined) return undefined
  const fen = Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
  return fen <= maxFen ? fen : undefined
}
