// SPDX-License-Identifier: Apache-2.0

import type { DemoAccount } from './help.ts'
import { get, post, rememberCsrf } from './request.ts'
import type { Session } from './types.ts'

/** Who is signed in; remembers the token that changing requests carry. */
export async function readSession(signal?: AbortSignal): Promise<Session> {
  const session = await get<Session>('/session', signal)
  rememberCsrf(session.csrf)
  return session
}

/** Signs in as one of the demo city's people (exists only in the demo city). */
export async function signInAsDemo(login: string): Promise<Session> {
  await post('/session/demo', { login })
  return readSession()
}

export async function demoAccounts(): Promise<DemoAccount[]> {
  const answer = await get<DemoAccount[] | { rows: DemoAccount[] }>('/session/demo')
  return Array.isArray(answer) ? answer : answer.rows
}

export async function endSession(): Promise<void> {
  await post('/session/end')
  await readSession()
}

export async function actFor(creditCode: string | null): Promise<Session> {
  await post('/session/acting-for', { creditCode })
  return readSession()
}

/** Where the city's unified sign-in begins; comes back to the page that asked. */
export const signInAddress = (returnTo: string): string => `/api/session/begin?returnTo=${encodeURIComponent(returnTo)}`
