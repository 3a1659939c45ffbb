// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Context } from 'oidc-provider'
import Provider from 'oidc-provider'
import { derivedKey } from '../../kernel/crypto/index.ts'
import type { PeopleCity } from '../needs.ts'
import { findAccountClaims } from './account-claims.ts'
import { adapterFor } from './adapter.ts'
import { identityKeys } from './identity-keys.ts'

/** The city's own portal and desk, as a client of the city's unified identity. */
export const OWN_CLIENT = 'chengshu'
export const IDENTITY_COOKIE = 'chengshu_identity'
export const OWN_CALLBACK = '/api/session/callback'

const providers = new WeakMap<PeopleCity['sql'], Provider>()

/** The unified identity (统一身份认证) of a running city: one provider a process, everything it remembers is in the database. */
export function identityOf(city: PeopleCity): Provider {
  const known = providers.get(city.sql)
  if (known) return known
  const provider = createIdentity(city)
  providers.set(city.sql, provider)
  return provider
}

function createIdentity(city: PeopleCity): Provider {
  const { config } = city
  const provider: Provider = new Provider(`${config.publicUrl}/oidc`, {
    adapter: adapterFor(city),
    jwks: identityKeys(config.dataDir),
    clients: [
      {
        client_id: OWN_CLIENT,
        client_name: '城枢',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${config.publicUrl}${OWN_CALLBACK}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    findAccount: (_: Context, account: string) => findAccountClaims(city, account),
    loadExistingGrant: (ctx: Context) => grantFor(provider, ctx),
    claims: {
      openid: ['sub', 'kind', 'level'],
      profile: ['name'],
      phone: ['phone_number'],
      identity: ['id_number'],
    },
    scopes: ['openid', 'profile', 'phone', 'identity'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { url: (_: Context, interaction: { uid: string }) => `/sign-in/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true },
    },
    cookies: {
      keys: [derivedKey(config.secret, 'identity cookie').toString('base64url')],
      names: { session: IDENTITY_COOKIE, interaction: 'chengshu_interaction', resume: 'chengshu_interaction_resume' },
      // the pages at /sign-in ask the API under /api, so the cookie must reach both
      short: { path: '/', signed: true, httpOnly: true, sameSite: 'lax', secure: config.secureCookies },
      long: { signed: true, httpOnly: true, sameSite: 'lax', secure: config.secureCookies },
    },
    // one sign-in opens every system for as long as an idle session may last, and no longer: otherwise it would revive the others
    ttl: {
      Interaction: 1200,
      Session: config.sessionMinutes * 60,
      Grant: 43_200,
      AuthorizationCode: 60,
      AccessToken: 600,
      IdToken: 600,
    },
    renderError: (ctx: Context, out: Record<string, unknown>) => {
      ctx.type = 'html'
      ctx.body = errorPage(String(out.error ?? ''))
    },
  })
  // what it takes for the proxy's word is ours: see configuredRequest
  provider.proxy = true
  provider.on('server_error', (_ctx, error) => city.log.error({ err: error }, 'the unified identity failed'))
  return provider
}

/**
 * The request as oidc-provider shall see it: it makes its addresses, and decides whether cookies are secure, by the host and scheme of the
 * request. Those are the configured ones, whatever the sender or a proxy wrote.
 */
export function configuredRequest(city: PeopleCity, request: FastifyRequest): IncomingMessage {
  const { host, protocol } = new URL(city.config.publicUrl)
  const { headers } = request.raw
  const address = request.ip
  Object.assign(headers, { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-for': address })
  delete headers['x-forwarded-host']
  return request.raw
}

/** The city's own pages need no consent; another system asks the person once a session. */
async function grantFor(provider: Provider, ctx: Context): Promise<unknown> {
  const { client, session, result } = ctx.oidc
  const id = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId))
  if (id) return provider.Grant.find(id)
  if (client?.clientId !== OWN_CLIENT || session?.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

function errorPage(code: string): string {
  const safe = code.replace(/[^a-z_]/g, '')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>登录没有完成</title>
<body style="font-family:sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem"><h1>登录没有完成</h1>
<p>登录请求已过期或不正确，没有登录任何账号。请回到原来的网站，重新点一次“登录”。</p><p><a href="/">回到首页</a></p><p style="color:#666">${safe}</p></body></html>`
}
