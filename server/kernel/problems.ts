// SPDX-License-Identifier: Apache-2.0
import { saidNumbers } from '@chengshu/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { limitInWords } from './body.ts'
import { isDatabaseAway } from './database.ts'
import type { Metrics } from './metrics.ts'
import { asksForPage, type Problem, problemPage } from './problem-page.ts'
import { type EnglishName, Refusal, type RefusalCodes, sentence, sentenceInEnglish } from './refusal.ts'

const FASTIFY_CODES: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_REQ_FILE_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_FILES_LIMIT: 'BODY_TOO_LARGE',
  FST_PARTS_LIMIT: 'BODY_TOO_LARGE',
  FST_FIELDS_LIMIT: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'WRONG_CONTENT_TYPE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'WRONG_CONTENT_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BAD_INPUT',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BAD_INPUT',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BAD_INPUT',
  FST_ERR_VALIDATION: 'BAD_INPUT',
}

/** In Chinese and in English. */
type Said = [zh: string, en: string]

/** Values that PostgreSQL cannot take as what they were meant to be. The door should have known; the log says where it did not. */
const NOT_A_VALUE: Record<string, Said> = {
  '22P02': ['内容的格式不对', 'not of the expected form'],
  '22007': ['日期或时间的格式不对', 'not a date or time'],
  '22008': ['日期或时间不存在', 'a date or time that does not exist'],
  '22003': ['数字超出范围', 'a number out of range'],
  '22021': ['文字里有无法保存的符号', 'a sign that cannot be kept'],
  '22P05': ['文字里有无法保存的符号', 'a sign that cannot be kept'],
}

/** What the reader of multipart says, without any code, of a form that has no boundary or breaks off. */
const BROKEN_UPLOAD = /^Multipart: Boundary not found$|nexpected end of multipart data$/

/** Nothing was done, and asking again may well go through: cut short by the time limit, or one of two that waited for each other. */
const CUT_SHORT = new Set(['57014', '40P01', '40001', '55P03'])

/** Turns whatever is thrown into a problem; what is ours is logged with its cause, what is the person's is explained. */
export function answerErrors(
  app: FastifyInstance,
  { refusals: codes, metrics, inEnglish }: { refusals: RefusalCodes; metrics: Metrics; inEnglish?: EnglishName },
): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal === undefined) request.log.error({ err: error, requestId: request.id }, 'a request failed')
    else if (isOfDatabase(error)) request.log.warn({ err: error, requestId: request.id }, 'the database refused a request')
    return answer(request, reply, refusal ?? new Refusal('INTERNAL', { requestId: request.id }))
  })
  app.setNotFoundHandler({ preHandler: [] }, (request, reply) => answer(request, reply, new Refusal('NOT_FOUND')))

  function answer(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    const text = codes[refusal.code] ?? codes.INTERNAL
    if (refusal.code === 'BODY_TOO_LARGE') refusal.facts.limit = limitInWords(request)
    metrics.refusals.inc({ code: refusal.code })
    const status = text?.status ?? 500
    // a case has one number for people
    const detail = saidNumbers(sentence(text?.zh ?? '', refusal.facts))
    const problem: Problem = {
      type: `/problems/${refusal.code}`,
      title: detail,
      status,
      code: refusal.code,
      detail,
      detailEn: saidNumbers(sentenceInEnglish(text?.en ?? '', refusal.facts, inEnglish ?? (() => undefined))),
      facts: refusal.facts,
      requestId: request.id,
    }
    if (!request.raw.complete && isLong(request)) closeAfter(request, reply)
    if (typeof refusal.facts.seconds === 'number') reply.header('retry-after', refusal.facts.seconds)
    if (asksForPage(request)) return reply.code(status).type('text/html; charset=utf-8').send(problemPage(problem))
    return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
  }
}

const LINGER_MILLISECONDS = 2000
/** So much of a refused body is read and thrown away: cutting the line makes senders fail while they write, before they have read the answer. */
const READ_AWAY = 2 * 1024 * 1024

function isLong(request: FastifyRequest): boolean {
  const said = request.headers['content-length']
  return said === undefined ? request.headers['transfer-encoding'] !== undefined : Number(said) > READ_AWAY
}

/** Refused while the sender is still sending: the rest is not read. The connection stays open for a moment, so that the answer is read. */
function closeAfter(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('connection', 'close')
  reply.raw.once('finish', () => {
    request.raw.unpipe()
    request.raw.pause()
    const { socket } = request.raw
    setTimeout(() => socket.destroySoon?.(), LINGER_MILLISECONDS).unref()
  })
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isDatabaseAway(error)) return new Refusal('DATABASE_AWAY')
  if (!(error instanceof Error)) return undefined
  const sqlState = codeOf(error)
  if (CUT_SHORT.has(sqlState)) return new Refusal('BUSY')
  const notAValue = NOT_A_VALUE[sqlState]
  if (notAValue !== undefined) return new Refusal('BAD_INPUT', { detail: notAValue[0], detailEn: notAValue[1] })
  if (BROKEN_UPLOAD.test(error.message))
    return new Refusal('BAD_INPUT', { detail: '文件没有传完整', detailEn: 'the upload broke off' })
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  const code = 'code' in error ? FASTIFY_CODES[String(error.code)] : undefined
  if (code !== undefined) return new Refusal(code, detailOf(error))
  if ('validation' in error || (status >= 400 && status < 500)) return new Refusal('BAD_INPUT', detailOf(error))
  return undefined
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const isOfDatabase = (error: unknown): boolean => codeOf(error) in NOT_A_VALUE || CUT_SHORT.has(codeOf(error))

/** What a schema found wrong, in words for people: who typed it never wrote a pattern. */
const WRONG: Record<string, Said> = {
  pattern: ['格式不对', 'not in the form that is asked for'],
  format: ['格式不对', 'not in the form that is asked for'],
  minLength: ['太短', 'too short'],
  maxLength: ['太长', 'too long'],
  minItems: ['太少', 'too few'],
  maxItems: ['太多', 'too many'],
  minimum: ['超出范围', 'out of range'],
  maximum: ['超出范围', 'out of range'],
  required: ['没有填', 'missing'],
  type: ['类型不对', 'of the wrong type'],
  enum: ['不在可选范围内', 'not one of the choices'],
  const: ['不在可选范围内', 'not one of the choices'],
  anyOf: ['不在可选范围内', 'not one of the choices'],
  additionalProperties: ['多余', 'not known here'],
}

/** Names the place, never echoes the value. */
function detailOf(error: Error): { detail: string; detailEn?: string } {
  if ('validation' in error && Array.isArray(error.validation)) {
    const first = error.validation[0] as
      | { instancePath?: string; keyword?: string; message?: string; params?: Record<string, unknown> }
      | undefined
    const place = first?.instancePath?.slice(1) || Object.values(first?.params ?? {}).join(' ') || 'body'
    const [zh, en] = WRONG[first?.keyword ?? ''] ?? [first?.message ?? '', first?.message ?? '']
    return { detail: `${place} ${zh}`.trim(), detailEn: `${place} ${en}`.trim() }
  }
  return { detail: 'body' }
}
