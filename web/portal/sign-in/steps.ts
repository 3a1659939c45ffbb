// SPDX-License-Identifier: Apache-2.0
import { post, type Sent, type SignInStep } from '../../client/index.ts'

/** The steps that somebody can take, each with what it sends. */
type Steps = {
  password: Sent<'POST', '/api/sign-in/{uid}/password'>
  'sms-code': Sent<'POST', '/api/sign-in/{uid}/sms-code'>
  'new-password': Sent<'POST', '/api/sign-in/{uid}/new-password'>
  registration: Sent<'POST', '/api/sign-in/{uid}/registration'>
  code: Sent<'POST', '/api/sign-in/{uid}/code'>
  account: Sent<'POST', '/api/sign-in/{uid}/account'>
  consent: Record<string, never>
  abort: Record<string, never>
}
export type Send = <S extends keyof Steps>(step: S, body: Steps[S]) => void

export const takeStep = <S extends keyof Steps>(uid: string, step: S, body: Steps[S]): Promise<SignInStep> =>
  // each step has the body of its own address; the compiler does not follow the two of them through a type parameter
  post(`/api/sign-in/{uid}/${step}`, { path: { uid }, body } as never) as Promise<unknown> as Promise<SignInStep>
