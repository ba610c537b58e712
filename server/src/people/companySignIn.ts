import { accountIdSchema } from '@leitai/shared/account'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import type { Configuration } from 'openid-client'
import { z } from 'zod'
import type { CompanyConfig } from '../config.ts'
import type { Actors } from '../org/actors.ts'
import type { Org } from '../org/org.ts'
import { hashToken, newToken, nobodysHash } from '../secrets/secrets.ts'
import { generationAfter } from './generation.ts'
import type { SignedIn } from './sessions.ts'

/** How long somebody may take at the company's page. */
export const COMPANY_TICKET_S = 600

const begunSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
const personSchema = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  preferred_username: z.string().optional(),
})
type Person = z.infer<typeof personSchema>

export interface CompanySignIn {
  /** Where the browser goes, and what it has to bring back beside what the company says. */
  begin(callback: string): Promise<{ url: string; ticket: string }>
  /**
   * Who has come back, by the account that is theirs. Throws `ticket_expired`, `unknown_account`; whatever is wrong
   * with the company's word is another error.
   */
  finish(cameBack: URL, ticket: string): Promise<SignedIn>
}

/**
 * Sign-in by the company's own accounts: OpenID Connect, authorization code with PKCE, state and nonce. It proves
 * who somebody is; what they may do is their account here, which is made beforehand.
 */
export function createCompanySignIn(deps: {
  company: CompanyConfig
  commands: Redis
  org: Org
  actors: Pick<Actors, 'are'>
  clock: Clock
}): CompanySignIn {
  const { company, commands, org, actors, clock } = deps
  const keyOf = (ticket: string) => `lt:{org}:company:${hashToken(ticket)}`
  let found: Promise<Configuration> | undefined

  /** What the company's server says of itself, asked once; again where it was away. */
  function discover(): Promise<Configuration> {
    found ??= find().catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }

  async function find(): Promise<Configuration> {
    const { discovery, allowInsecureRequests } = await import('openid-client')
    const issuer = new URL(company.issuer)
    // the configuration lets http pass on this machine only
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : []
    return discovery(issuer, company.clientId, company.clientSecret, undefined, { execute })
  }

  async function personOf(cameBack: URL, begun: z.infer<typeof begunSchema>): Promise<Person> {
    const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client')
    const configuration = await discover()
    const tokens = await authorizationCodeGrant(configuration, cameBack, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('the company sent no ID token')
    const asked = configuration.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {}
    return personSchema.parse({ ...claims, ...asked })
  }

  /** The account of a person: the one that is linked to them, else one that has their name and nobody's link. */
  function accountOf(person: Person): string | undefined {
    const subject = subjectOf(person)
    const accounts = [...org.all('managers')]
    const [linked] = accounts.find(([, account]) => account.subject === subject) ?? []
    if (linked !== undefined) return linked
    const name = accountIdSchema.safeParse(linkNameOf(person)?.toLowerCase()).data
    return accounts.find(([id, account]) => account.subject === null && id === name)?.[0]
  }

  /** What the account of somebody who comes for the first time is called: an address only if the company has verified it. */
  function linkNameOf({ email, email_verified, preferred_username }: Person): string | undefined {
    if (company.linkBy === 'username') return preferred_username
    return email_verified ? email : undefined
  }

  const subjectOf = ({ sub }: Person) => `${company.issuer} ${sub}`

  return {
    async begin(callback) {
      const client = await import('openid-client')
      const configuration = await discover()
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const ticket = newToken()
      await commands.set(keyOf(ticket), JSON.stringify(begun), 'EX', COMPANY_TICKET_S)
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        state: begun.state,
        nonce: begun.nonce,
      })
      return { url: url.href, ticket }
    },

    async finish(cameBack, ticket) {
      const kept = await commands.getdel(keyOf(ticket)) // good for one return
      if (kept === null) throw new Refusal('ticket_expired', 'The sign-in was not begun here, or is over.')
      const person = await personOf(cameBack, begunSchema.parse(JSON.parse(kept)))
      let id = ''
      await org.update(() => {
        const account = accountOf(person)
        const stored = account === undefined ? undefined : org.get('managers', account)
        if (account === undefined || !stored || stored.disabledAt !== null) {
          throw new Refusal('unknown_account', 'No account of this person.')
        }
        id = account
        actors.are(`@${account} ${stored.name}`.trimEnd())
        const subject = subjectOf(person)
        if (stored.subject === subject && !stored.oneTime) return []
        // whoever comes by the company needs no password that somebody else has seen, nor sessions begun with it
        const password = stored.oneTime
          ? { hash: nobodysHash(), oneTime: false, setAt: generationAfter(stored.setAt, clock.now()) }
          : {}
        return [['managers', account, { ...stored, ...password, subject }]]
      })
      const account = org.get('managers', id)
      if (!account) throw new Refusal('unknown_account', 'The account is gone.')
      return { subject: id, generation: account.setAt }
    },
  }
}
