/** Root of a station's keys, all in one slot; also the channel on which its changes are published. */
export function stationRoot(stationId: string): string {
  return `lt:s:{${stationId}}`
}
