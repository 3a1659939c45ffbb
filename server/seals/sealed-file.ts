// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type PublicKey, publicKeyId, type Signature, sha256, sm3, verifyWith } from '../kernel/crypto/index.ts'
import type { Json } from '../kernel/index.ts'

/**
 * A signed document that is one file: an ordinary PDF (the body) followed by an
 * incremental update (ISO 32000-1, 7.5.6) that attaches chengshu-signature.json.
 *
 * The signatures (SM2 and Ed25519) cover the canonical statement, which holds
 * length and digests of the body; the update after it is a function of body and
 * JSON alone, and a checker makes it again and compares. So no byte of the file
 * can change, and nothing can be laid over the page by a further update.
 */
export const FORM = 'chengshu-signed-document/1'
const NAME = 'chengshu-signature.json'
const MARK = '\n%chengshu-signature\n'

export type Statement = { form: string; body: { bytes: number; sm3: string; sha256: string } } & Record<string, Json>
export type NamedKey = Pick<PublicKey, 'id' | 'suite' | 'value'>
export type Attached = { statement: Statement; signatures: Signature[]; keys: NamedKey[] }

/** What is signed: the form's name in front, so that a signature of something else never passes for one of these. */
export function signedText(statement: Statement): string {
  return `${FORM}\n${canonicalJson(statement)}`
}

/** Signs a PDF: `sign` is called once for each suite. */
export async function sealDocument(
  body: Buffer,
  facts: Record<string, Json>,
  vault: { sign(data: string, suite: 'sm' | 'ed25519'): Promise<Signature>; publicKey(id: string): PublicKey | undefined },
): Promise<Buffer> {
  const statement: Statement = { ...facts, form: FORM, body: { bytes: body.length, sm3: sm3(body), sha256: sha256(body) } }
  const text = signedText(statement)
  const signatures = [await vault.sign(text, 'sm'), await vault.sign(text, 'ed25519')]
  const keys = signatures.flatMap(({ keyId }) => {
    const key = vault.publicKey(keyId)
    return key ? [{ id: key.id, suite: key.suite, value: key.value }] : []
  })
  return Buffer.concat([body, updateOf(body, { statement, signatures, keys })])
}

export type Check = { name: string; ok: boolean; says: string }
export type Verdict = {
  /** genuine: unchanged and signed by a key that the checker was given; intact: unchanged, signer not checked; broken otherwise */
  result: 'genuine' | 'intact' | 'broken'
  checks: Check[]
  statement: Statement | undefined
}

/** Checks a signed document with nothing but itself and, when given, the public keys that the city has published. Never throws. */
export function checkDocument(file: Buffer, trusted?: NamedKey[]): Verdict {
  const checks: Check[] = []
  const say = (name: string, ok: boolean, good: string, bad: string): boolean => {
    checks.push({ name, ok, says: ok ? good : bad })
    return ok
  }
  const at = file.lastIndexOf(MARK)
  const attached = at < 0 ? undefined : readAttached(file.subarray(at))
  if (
    !say('container', attached !== undefined, '文件内有签名数据', '文件内没有签名数据，或签名数据已损坏') ||
    attached === undefined
  )
    return { result: 'broken', checks, statement: undefined }
  const { statement, signatures, keys } = attached
  const body = file.subarray(0, at)
  const again = safely(() => updateOf(body, attached))
  say('whole', again?.equals(file.subarray(at)) === true, '签名之后没有附加任何内容', '签名部分被改动，或签名之后又附加了内容')
  const right = statement.body.bytes === body.length && statement.body.sm3 === sm3(body) && statement.body.sha256 === sha256(body)
  say('digest', right, '正文摘要一致（SM3、SHA-256）', '正文被改动：摘要与签名时不一致')
  const text = signedText(statement)
  for (const suite of ['sm', 'ed25519'] as const) {
    const signature = signatures.find((one) => one.suite === suite)
    const key = keys.find((one) => one.id === signature?.keyId && one.suite === suite)
    const ok =
      signature !== undefined &&
      key !== undefined &&
      publicKeyId(suite, key.value) === key.id &&
      verifyWith(key.value, text, signature)
    const word = suite === 'sm' ? 'SM2' : 'Ed25519'
    say(`signature-${suite}`, ok, `${word} 签名有效（密钥 ${key?.id}）`, `${word} 签名无效`)
  }
  if (trusted !== undefined) {
    const known =
      keys.length > 0 &&
      keys.every((key) => trusted.some((one) => one.id === key.id && one.value === key.value && one.suite === key.suite))
    say('keys', known, '签名密钥是城市公布的密钥', '签名密钥不在城市公布的密钥之中：可能是伪造')
  }
  const ok = checks.every((check) => check.ok)
  return { result: ok ? (trusted === undefined ? 'intact' : 'genuine') : 'broken', checks, statement }
}

function readAttached(update: Buffer): Attached | undefined {
  const length = /\/Type \/EmbeddedFile .*?\/Length (\d+)/.exec(update.subarray(0, 400).toString('latin1'))?.[1]
  const start = update.indexOf('stream\n')
  if (length === undefined || start < 0) return undefined
  const text = update.subarray(start + 7, start + 7 + Number(length)).toString('utf8')
  return safely(() => readFacts(JSON.parse(text)))
}

/** Takes exactly what is signed or bound to a signature; anything beside it is not taken over, and then the update does not come out the same. */
function readFacts(read: Attached): Attached | undefined {
  const { statement } = read
  const { bytes, sm3: one, sha256: other } = statement.body
  if (statement.form !== FORM || typeof bytes !== 'number' || typeof one !== 'string' || typeof other !== 'string')
    return undefined
  const signatures = read.signatures.map(({ suite, keyId, value }) => ({ suite, keyId, value }))
  const keys = read.keys.map(({ id, suite, value }) => ({ id, suite, value }))
  // one writing for one value: base64url has spare bits at its end, hexadecimal has two cases
  const isPlain =
    signatures.length === 2 &&
    keys.length === 2 &&
    signatures.every(({ value }) => Buffer.from(value, 'base64url').toString('base64url') === value) &&
    keys.every(({ value }) => /^[0-9a-f]+$/.test(value))
  return isPlain ? { statement, signatures, keys } : undefined
}

function safely<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** The update that attaches the JSON: same body and same facts, same bytes. Throws when the body is not a PDF of pdfkit's plain form. */
function updateOf(body: Buffer, attached: Attached): Buffer {
  const json = Buffer.from(canonicalJson(attached), 'utf8')
  const { size, root, info, id, previous } = readTrailer(body)
  const catalogue = objectAt(body, root)
  const names = /\/Names (\d+) 0 R/.exec(catalogue)?.[1]
  if (names === undefined) throw new Error('The document has no catalogue of names.')
  const [file, spec] = [size, size + 1]
  const objects: [number, Buffer][] = [
    [
      file,
      Buffer.concat([
        text(
          `<< /Type /EmbeddedFile /Subtype /application#2Fjson /Length ${json.length} /Params << /Size ${json.length} >> >>\nstream\n`,
        ),
        json,
        text('\nendstream'),
      ]),
    ],
    [
      spec,
      text(
        `<< /Type /Filespec /F (${NAME}) /UF (${NAME}) /Desc (Signatures over this document) /AFRelationship /Data /EF << /F ${file} 0 R >> >>`,
      ),
    ],
    [Number(names), text(`<< /Dests << /Names [ ] >> /EmbeddedFiles << /Names [ (${NAME}) ${spec} 0 R ] >> >>`)],
    [root, text(`<< ${inside(catalogue)} /AF [ ${spec} 0 R ] >>`)],
  ]
  let at = body.length + MARK.length
  const parts: Buffer[] = [text(MARK)]
  const places = new Map<number, number>()
  for (const [number, content] of objects) {
    const whole = Buffer.concat([text(`${number} 0 obj\n`), content, text('\nendobj\n')])
    places.set(number, at)
    parts.push(whole)
    at += whole.length
  }
  const entries = [...places.keys()]
    .sort((one, other) => one - other)
    .map((number) => `${number} 1\n${String(places.get(number)).padStart(10, '0')} 00000 n \n`)
  const trailer = `trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Info ${info} 0 R /ID ${id} /Prev ${previous} >>`
  return Buffer.concat([...parts, text(`xref\n${entries.join('')}${trailer}\nstartxref\n${at}\n%%EOF\n`)])
}

type Trailer = { size: number; root: number; info: number; id: string; previous: number }

function readTrailer(body: Buffer): Trailer {
  const end = body.subarray(Math.max(0, body.length - 600)).toString('latin1')
  const trailer = end.slice(end.lastIndexOf('trailer'))
  const part = (pattern: RegExp): string => {
    const found = pattern.exec(trailer)?.[1]
    if (found === undefined) throw new Error('The document has no plain trailer.')
    return found
  }
  return {
    size: Number(part(/\/Size (\d+)/)),
    root: Number(part(/\/Root (\d+) 0 R/)),
    info: Number(part(/\/Info (\d+) 0 R/)),
    id: part(/\/ID (\[<[0-9a-f]+> <[0-9a-f]+>\])/),
    previous: Number(part(/startxref\n(\d+)\n%%EOF/)),
  }
}

/** An object's text by its number, found through its line in the table of objects. */
function objectAt(body: Buffer, number: number): string {
  const begin = body.lastIndexOf(`\n${number} 0 obj\n`)
  const end = body.indexOf('endobj', begin)
  if (begin < 0 || end < 0) throw new Error(`The document has no object ${number}.`)
  return body.subarray(begin, end).toString('latin1')
}

function inside(object: string): string {
  return object
    .slice(object.indexOf('<<') + 2, object.lastIndexOf('>>'))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function text(value: string): Buffer {
  return Buffer.from(value, 'latin1')
}
