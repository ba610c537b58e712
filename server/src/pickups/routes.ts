import { once } from 'node:events'
import type { Fact, Receipt } from '@leitai/shared/pickup'
import { Refusal } from '@leitai/shared/refusal'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Boards } from '../boards/boards.ts'
import { mediaTypeOf, readJson, refusePacked } from '../http/body.ts'
import type { Limits } from '../http/limits.ts'
import type { Principals } from '../http/principals.ts'
import { languageOfRequest, problemOf, problemOfError } from '../http/problems.ts'
import { type Language, wordsOf } from '../http/words.ts'
import type { Log } from '../log.ts'
import type { Keys, Source } from '../people/keys.ts'
import type { Roster } from '../people/roster.ts'
import { isRedisAway } from '../redis/away.ts'
import { describeVersion } from './describe.ts'
import type { Pickups } from './pickups.ts'
import { acceptStream, noCounts } from './stream.ts'

const MAX_ARRAY = 1_000

const receiptsSchema = z.enum(['all', 'refused']).default('all')

/** `POST /pickups` and `GET /stations/{id}/pickups/{pickupId}`. */
export function createPickupRoutes(deps: {
  pickups: Pickups
  boards: Boards
  keys: Keys
  roster: Roster
  principals: Principals
  limits: Pick<Limits, 'connect'>
  log: Log
}): Router {
  const { pickups, boards, keys, roster, principals, limits, log } = deps
  const router = Router()

  router.post('/pickups', async (req, res) => {
    const source = await principals.require(req, 'pickups.send')
    if (source.role !== 'source') throw new Refusal('forbidden', 'Only sources send pickups.')
    const type = mediaTypeOf(req)
    if (type === 'application/x-ndjson' || type === 'application/ndjson') {
      const end = limits.connect(source)
      return stream(req, res, source).finally(end)
    }
    if (type !== 'application/json') throw new Refusal('unsupported_media_type', 'JSON or NDJSON only.')
    const delivered = await readJson(req)
    if (Array.isArray(delivered)) return acceptArray(delivered, req, res, source)
    const receipt = await pickups.accept(delivered, source)
    if (receipt.status === 'refused') return refuse(receipt, req, res)
    sendJson(res, 200, receipt)
  })

  router.get('/stations/:stationId/pickups/:pickupId', async (req, res) => {
    const { stationId, pickupId } = req.params
    const principal = await principals.require(req, 'pickups.read', stationId)
    roster.station(stationId)
    const found = await boards.fact(stationId, pickupId)
    if (!found) throw new Refusal('unknown_pickup', `No pickup ${pickupId}.`)
    const versions = [found.latest, ...found.history]
    if (principal.role === 'courier' && !versions.some(({ courier }) => courier === principal.courierId)) {
      throw new Refusal('forbidden', 'A colleague’s pickup.')
    }
    const fact: Fact = {
      stationId,
      id: pickupId,
      ...describeVersion(found.latest),
      history: found.history.map(describeVersion),
    }
    sendJson(res, 200, fact)
  })

  async function acceptArray(
    delivered: unknown[],
    req: Request,
    res: Response,
    source: Source,
  ): Promise<void> {
    if (delivered.length > MAX_ARRAY) throw new Refusal('too_large', `Over ${MAX_ARRAY} pickups.`)
    const language = languageOfRequest(req)
    const accepted = await Promise.all(delivered.map((one) => pickups.accept(one, source)))
    const counts = noCounts()
    for (const { status } of accepted) counts[status]++
    sendJson(res, 200, { receipts: accepted.map((receipt) => worded(receipt, language)), counts })
  }

  /** A stream may last for hours: it ends when its key is revoked. */
  function whileValid(source: Source): Pickups {
    return {
      accept(delivered) {
        if (keys.isValid(source.keyId)) return pickups.accept(delivered, source)
        return Promise.reject(new Refusal('unauthenticated', 'The key was revoked.'))
      },
    }
  }

  async function stream(req: Request, res: Response, source: Source): Promise<void> {
    refusePacked(req)
    const onlyRefused = receiptsSchema.safeParse(req.query.receipts).data === 'refused'
    const language = languageOfRequest(req)
    const counts = noCounts()
    const out = createWriter(res)
    res.status(200).type('application/x-ndjson')
    try {
      for await (const receipts of acceptStream(req, whileValid(source), source)) {
        for (const receipt of receipts) {
          counts[receipt.status]++
          if (!onlyRefused || receipt.status === 'refused') out.line(worded(receipt, language))
        }
        await out.flush()
      }
      out.line({ counts })
    } catch (error) {
      if (req.destroyed && !req.complete) return // the sender has gone
      if (Object.values(counts).every((count) => count === 0)) throw error
      if (!isRedisAway(error) && !(error instanceof Refusal)) log.error('stream of pickups', error)
      // receipts may have gone out already: the last line says that it ended early
      res.once('finish', () => req.destroy()) // nobody reads the rest of it
      out.line({ error: problemOfError(error, language, log), counts })
    }
    await out.end()
  }

  return router
}

function refuse(receipt: Receipt, req: Request, res: Response): void {
  const language = languageOfRequest(req)
  const problem = problemOf(receipt.code ?? 'invalid_pickup', language, receipt.field)
  res.type('application/problem+json').status(problem.status)
  res.send(JSON.stringify({ ...problem, id: receipt.id }))
}

/** A receipt with the sentence for its code; a field is named only where there is one. */
function worded({ field, ...receipt }: Receipt, language: Language): Receipt {
  if (receipt.code === undefined) return receipt
  const message = wordsOf(receipt.code, language, field)
  return { ...receipt, ...(field ? { field } : {}), message }
}

/** JSON as it is: no ETag, no pretty printing. */
function sendJson(res: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  res.statusCode = status
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(text))
  res.end(text)
}

/** Lines gathered into one write a piece, no faster than they are read. */
function createWriter(res: Response) {
  let gathered = ''
  async function flush(): Promise<void> {
    const piece = gathered
    gathered = ''
    if (piece === '' || res.write(piece) || res.destroyed) return
    const waiting = new AbortController()
    const { signal } = waiting
    await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })]).finally(() =>
      waiting.abort(),
    )
  }
  return {
    line(value: unknown): void {
      gathered += `${JSON.stringify(value)}\n`
    },
    flush,
    async end(): Promise<void> {
      await flush()
      res.end()
    },
  }
}
