import type { Express } from 'express'
import { z } from 'zod'

interface Layer {
  route?: { path: string; methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
  match(path: string): boolean
}

const layersSchema = z.array(
  z.custom<Layer>((layer) => typeof Reflect.get(Object(layer), 'match') === 'function'),
)
const MOUNT = '/api/v1'

/** Every route that an app answers, as `GET /api/v1/stations`: read from Express's own table. */
export function routesOf(app: Express): string[] {
  return routesIn(layersSchema.parse(Reflect.get(app.router, 'stack')), '')
}

function routesIn(layers: Layer[], prefix: string): string[] {
  return layers.flatMap((layer) => {
    if (layer.route) {
      const { path, methods } = layer.route
      const named = Object.keys(methods).filter((method) => method !== '_all')
      return named.map((method) => `${method.toUpperCase()} ${prefix}${path}`)
    }
    const { stack } = layer.handle
    return stack ? routesIn(stack, prefix + mountOf(layer)) : []
  })
}

/** Express keeps no text of where a router is mounted, but can say whether a path is below it. */
function mountOf(layer: Layer): string {
  if (layer.match('/nowhere')) return ''
  if (layer.match(`${MOUNT}/nowhere`)) return MOUNT
  throw new Error('A router is mounted where nobody looks for routes.')
}
