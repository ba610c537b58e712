const WIDTH = 30

/** A progress bar on a terminal's standard error; silent where nobody looks. */
export function createProgress(name: string, totalBytes: number) {
  let doneBytes = 0
  let shown = -1
  return {
    add(bytes: number): void {
      doneBytes += bytes
      const percent = totalBytes === 0 ? 100 : Math.floor((100 * doneBytes) / totalBytes)
      if (!process.stderr.isTTY || percent === shown) return
      shown = percent
      const filled = Math.round((WIDTH * percent) / 100)
      process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} % ${name}`)
    },
    clear(): void {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
      shown = -1
    },
  }
}
