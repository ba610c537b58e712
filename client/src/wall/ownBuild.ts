/** The build that this page is of, as its own head says; null while it is being developed. */
export function ownBuild(): string | null {
  return document.querySelector('meta[name="build"]')?.getAttribute('content') ?? null
}
