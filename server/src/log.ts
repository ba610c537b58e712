/** One line of JSON an event, on standard error: standard output belongs to what a command prints. */
export interface Log {
  info(message: string, details?: Record<string, unknown>): void
  warn(message: string, details?: Record<string, unknown>): void
  error(message: string, error: unknown, details?: Record<string, unknown>): void
}

export function createLog(write: (line: string) => void, now: () => number): Log {
  function line(level: string, message: string, details: Record<string, unknown> = {}): void {
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...details })}\n`)
  }
  return {
    info: (message, details) => line('info', message, details),
    warn: (message, details) => line('warn', message, details),
    error: (message, error, details) =>
      line('error', message, {
        ...details,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  }
}
