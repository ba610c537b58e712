/** What ioredis says when Redis cannot be reached, does not answer in time, or cannot write. */
export function isRedisAway(error: unknown): boolean {
  const text = error instanceof Error ? `${error.name} ${error.message}` : ''
  return /Command timed out|Connection is closed|Stream isn't writeable|MaxRetriesPerRequest|ECONN|EPIPE|LOADING|MISCONF|READONLY|OOM command|BUSY |MASTERDOWN|CLUSTERDOWN|NOREPLICAS|Function not found/.test(
    text,
  )
}
