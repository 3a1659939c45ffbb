// SPDX-License-Identifier: Apache-2.0

/** What the server says when it refuses (RFC 9457), or what the client says when the server could not be reached (`OFFLINE`). */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly detailEn: string
  readonly facts: Record<string, unknown>
  readonly requestId: string | null

  constructor(said: ProblemBody) {
    super(said.detail)
    this.name = 'Problem'
    this.code = said.code
    this.status = said.status
    this.detail = said.detail
    this.detailEn = said.detailEn
    this.facts = said.facts ?? {}
    this.requestId = said.requestId ?? null
  }

  /** The sentence in the language of the page. */
  sentence(language: string): string {
    return language.startsWith('en') ? this.detailEn || this.detail : this.detail || this.detailEn
  }
}

export type ProblemBody = {
  code: string
  status: number
  detail: string
  detailEn: string
  facts?: Record<string, unknown>
  requestId?: string
}

export const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && (codes.length === 0 || codes.includes(error.code))

/** The session ended or was never begun: the person signs in and goes on. */
export const isSignedOut = (error: unknown): boolean => isProblem(error) && error.status === 401

export const offline = (): Problem =>
  new Problem({
    code: 'OFFLINE',
    status: 0,
    detail: '网络连接断开了。您填写的内容还在，连上网络后会自动继续。',
    detailEn: 'The connection was lost. What you entered is kept and will go on when you are back online.',
  })

/** Makes a Problem of any answer that is not a success. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblemBody(body)) return new Problem({ ...body, status: response.status })
  return new Problem({
    code: response.status >= 500 ? 'AWAY' : 'BAD_ANSWER',
    status: response.status,
    detail: `服务器没有给出可用的答复（${response.status}）。您填写的内容没有丢，请稍后再试，或拨打 12345。`,
    detailEn: `The server gave no usable answer (${response.status}). Nothing you entered is lost; please try again or call 12345.`,
  })
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
}
