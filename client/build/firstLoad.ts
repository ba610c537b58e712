import type { Plugin, Rollup } from 'vite'

/** As networks and browsers count: a kilobyte is a thousand bytes. */
const KB = 1_000

async function gzipped(code: string): Promise<number> {
  const packed = new Blob([code]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(packed).arrayBuffer()).byteLength
}

/** The scripts that a page names, and all that these import without being asked for later. */
function firstLoadOf(page: string, base: string, bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const needed = new Set<Rollup.OutputChunk>()
  const add = (fileName: string): void => {
    const chunk = byName.get(fileName)
    if (!chunk || needed.has(chunk)) return
    needed.add(chunk)
    chunk.imports.forEach(add)
  }
  for (const [, url = ''] of page.matchAll(/<(?:script|link)[^>]*?(?:src|href)="([^"]+\.js)"/g)) {
    if (url.startsWith(base)) add(url.slice(base.length))
  }
  return [...needed]
}

/** Says how much JavaScript a page loads before it shows anything, and fails the build above `limitKb` of it. */
export function limitFirstLoad(mode: string, limitKb: number): Plugin {
  return {
    name: 'leitai-first-load',
    enforce: 'post',
    async writeBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return this.error('There is no index.html to measure.')
      const chunks = firstLoadOf(String(page.source), `/${mode}/`, bundle)
      const sizes = await Promise.all(chunks.map(({ code }) => gzipped(code)))
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      const said = `${mode}: first JavaScript ${(bytes / KB).toFixed(1)} of ${limitKb} kB (gzip)`
      if (bytes === 0) return this.error(`${said}: no script was found.`)
      if (bytes > limitKb * KB) {
        const parts = chunks.map(({ fileName }, index) => `${fileName} ${sizes[index]} B`)
        return this.error(`${said}: ${parts.join(', ')}`)
      }
      this.info(said)
    },
  }
}
