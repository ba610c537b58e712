import { challengeAnswerSchema, challengeSchema, ownChallengeSchema } from '@leitai/shared/challenge'
import { Refusal } from '@leitai/shared/refusal'
import { Router } from 'express'
import { parseAs, readJson } from '../http/body.ts'
import type { Principals } from '../http/principals.ts'
import type { Challenges } from './challenges.ts'

const MAX_BODY_BYTES = 4_096

/** A station's challenges: who of its couriers stands against whom. */
export function createChallengeRoutes({
  challenges,
  principals,
}: {
  challenges: Challenges
  principals: Principals
}): Router {
  const router = Router()
  router.get('/stations/:stationId/challenges', async (req, res) => {
    await principals.require(req, 'challenges.read', req.params.stationId)
    res.json(challenges.list(req.params.stationId))
  })
  router.post('/stations/:stationId/challenges', async (req, res) => {
    const { stationId } = req.params
    await principals.require(req, 'challenges.make', stationId)
    const input = parseAs(challengeSchema, await readJson(req, MAX_BODY_BYTES))
    res.status(201).json(await challenges.make(stationId, input))
  })
  router.delete('/stations/:stationId/challenges/:challengeId', async (req, res) => {
    const { stationId, challengeId } = req.params
    await principals.require(req, 'challenges.make', stationId)
    if (!(await challenges.withdraw(stationId, challengeId))) {
      throw new Refusal('not_found', 'No such challenge.')
    }
    res.status(204).end()
  })
  router.get('/stations/:stationId/own-challenges', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'challenges.own', stationId)
    res.json(await challenges.own.list(stationId, courierId))
  })
  router.post('/stations/:stationId/own-challenges', async (req, res) => {
    const { stationId } = req.params
    const courierId = await principals.requireCourier(req, 'challenges.own', stationId)
    const input = parseAs(ownChallengeSchema, await readJson(req, MAX_BODY_BYTES))
    res.status(201).json(await challenges.own.ask(stationId, courierId, input))
  })
  router.post('/stations/:stationId/own-challenges/:challengeId/answer', async (req, res) => {
    const { stationId, challengeId } = req.params
    const courierId = await principals.requireCourier(req, 'challenges.own', stationId)
    const answer = parseAs(challengeAnswerSchema, await readJson(req, MAX_BODY_BYTES))
    res.json(await challenges.own.answer(stationId, courierId, challengeId, answer))
  })
  router.delete('/stations/:stationId/own-challenges/:challengeId', async (req, res) => {
    const { stationId, challengeId } = req.params
    const courierId = await principals.requireCourier(req, 'challenges.own', stationId)
    res.json(await challenges.own.takeBack(stationId, courierId, challengeId))
  })
  return router
}
