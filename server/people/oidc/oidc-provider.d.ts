// SPDX-License-Identifier: Apache-2.0
// oidc-provider 9 brings no types: these are the parts that this room uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type Payload = Record<string, unknown>
  export interface Adapter {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>
    find(id: string): Promise<Payload | undefined>
    findByUid(uid: string): Promise<Payload | undefined>
    findByUserCode(userCode: string): Promise<Payload | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }
  export interface Interaction {
    uid: string
    prompt: { name: string; reasons: string[]; details: Record<string, unknown> }
    params: Record<string, unknown>
    result?: Record<string, unknown>
    session?: { accountId?: string }
    grantId?: string
  }
  export interface AuthorizationCode {
    accountId?: string
    clientId?: string
    redirectUri?: string
    codeChallenge?: string
    codeChallengeMethod?: string
    amr?: string[]
  }
  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  export interface Context {
    oidc: {
      client?: { clientId: string; clientName?: string }
      session?: { accountId?: string; grantIdFor(clientId: string): string | undefined }
      result?: { consent?: { grantId?: string } }
    }
    type: string
    status: number
    body: unknown
  }
  export const errors: { InvalidGrant: new (detail: string) => Error }
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    proxy: boolean
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
      options?: { mergeWithLastSubmission?: boolean },
    ): Promise<string>
    AuthorizationCode: { find(code: string): Promise<AuthorizationCode | undefined> }
    Grant: {
      new (facts: { accountId: string; clientId: string }): Grant
      find(id: string): Promise<Grant | undefined>
    }
    Client: { find(id: string): Promise<{ clientId: string; clientName?: string } | undefined> }
    on(event: string, listener: (...facts: unknown[]) => void): void
  }
}
