// SPDX-License-Identifier: Apache-2.0

/** The steps of signing in. */
export type DemoAccount = {
  login: string
  name: string
  kind: 'person' | 'officer'
  story: string | null
  posts?: string[] | null
  group?: string
}
export type SignInPrompt = { prompt: 'login' | 'consent'; client: string; scopes: string[] }
export type SignInStep = {
  next: 'continue' | 'code' | 'enrol' | 'choose'
  redirectTo: string | null
  uri: string | null
  qr: string | null
  accounts?: { id: string; name: string }[]
}
export type AskedCode = { sentTo: string; minutes: number; simulated: string | null }

/** Who is let in to a draft, to guide or to fill in. */
export type May = 'guide' | 'fill'
export type Hint = { at: string; field: string | null; text: string; by: string }
export type ConsentRow = {
  id: string
  kind: 'counter' | 'help'
  may: May
  state: 'waiting' | 'running' | 'ended'
  until: string
  helper: string | null
  endedBy: string | null
  hints: Hint[]
  stars: number | null
}
export type Consents = { rows: ConsentRow[] }
export type ConsentGiven = { id: string; code: string | null; until: string }
export type HelpCall = { draft: string; id: string; itemName: string; region: string; may: May; note: string; since: string }

/** Who may do what for whom. */
export type ProxyRow = {
  id: string
  name: string
  isMine: boolean
  relation: string
  matters: string[]
  givenAt: string
  until: string
  state: 'running' | 'ended' | 'withdrawn'
}

export type ServicePoint = { id: string; kind: 'hall' | 'kiosk'; name: string; address: string; hours: string; allDay: boolean }
export type TerminalCode = { code: string; qr: string; seconds: number }
export type Coverage = {
  model: { text: string }
  points: number
  nightPoints: number
  addresses: number
  within: number
  share: number
  shareAtNight: number
  gaps: { region: string; name: string; addresses: number; beyond: number; farthest: number; nearest: string }[]
}
