// SPDX-License-Identifier: Apache-2.0

import { city, get, post } from './city.ts'
import type { DemoAccount, Session } from './types.ts'

/** Who is signed in; remembers the token that changing requests carry. */
export async function readSession(signal?: AbortSignal): Promise<Session> {
  const session = await get('/api/session', { signal })
  city.rememberToken(session.csrf)
  return session
}

/** Signs in as one of the demo city's people (exists only in the demo city). */
export async function signInAsDemo(login: string): Promise<Session> {
  await post('/api/session/demo', { body: { login } })
  return readSession()
}

export async function demoAccounts(): Promise<DemoAccount[]> {
  return get('/api/session/demo')
}

export async function endSession(): Promise<void> {
  await post('/api/session/end', { body: {} })
  await readSession()
}

export async function actFor(creditCode: string | null): Promise<Session> {
  await post('/api/session/acting-for', { body: { creditCode } })
  return readSession()
}

/** Where the city's unified sign-in begins; comes back to the page that asked. */
export const signInAddress = (returnTo: string): string => `/api/session/begin?returnTo=${encodeURIComponent(returnTo)}`
