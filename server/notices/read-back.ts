// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import { wordsInChinese } from './notify-chinese.ts'

type Payload = Record<string, Json>
type Reading = { title: RegExp; body: RegExp; variant: Payload }

/** Which facts choose between sentences. Lists stand for one that has something in it; amounts for what is written as money. */
const CHOICES: Record<string, Payload[]> = {
  caseDecided: [{ decision: 'granted' }, { decision: 'denied' }],
  commitmentBegun: [{ of: 'supply' }, { of: 'check' }],
  commitmentReminded: [
    { of: 'supply', when: 'before' },
    { of: 'supply', when: 'after' },
    { of: 'check', when: 'before' },
    { of: 'check', when: 'after' },
  ],
  commitmentLapsed: [{ ends: true }, { ends: false }],
  decisionRevoked: [{ wasGranted: true }, { wasGranted: false }],
  objectionAnswered: [{ corrected: true }, { corrected: false }],
  deliveryBooked: [{ contents: ['⟦contents⟧'] }, { contents: [] }],
  deliveryFailed: [{ contents: ['⟦contents⟧'] }, { contents: [] }],
  resultsTogether: [{ names: ['⟦names⟧'] }],
  feeBilled: [{ amount: 111_111.11 }],
  feeReturned: [{ amount: 111_111.11 }],
  claimReversed: [{ amount: 111_111.11, standing: 222_222.22 }],
}
const AMOUNTS: Record<string, string> = { '111111\\.11': 'amount', '222222\\.22': 'standing' }

const LISTS = new Set(['contents', 'names'])

const readings = new Map<string, Reading[]>()

/**
 * What a notice was written from, read back from its Chinese text: for those that were kept before their facts were kept beside them.
 * Null where the text is not one of today's sentences.
 */
export function readBack(kind: string, { title, body }: { title: string; body: string }): Payload | null {
  if (wordsInChinese[kind] === undefined) return null
  const known = readings.get(kind) ?? (CHOICES[kind] ?? [{}]).map((variant) => readingOf(kind, variant))
  readings.set(kind, known)
  for (const reading of known) {
    const found = [reading.title.exec(title), reading.body.exec(body)]
    if (found.includes(null)) continue
    const said = Object.assign({}, ...found.map((one) => one?.groups ?? {})) as Record<string, string>
    return {
      ...reading.variant,
      ...Object.fromEntries(Object.entries(said).map(([name, text]) => [name, jsonOf(name, text, reading)])),
    }
  }
  return null
}

function jsonOf(name: string, text: string, { variant }: Reading): Json {
  if (Array.isArray(variant[name])) return text.split(/》?、《?/)
  return typeof variant[name] === 'number' ? Number(text) : text
}

/** The sentence with a mark in place of each fact that it names, made into what finds them. */
function readingOf(kind: string, variant: Payload): Reading {
  const marked = new Proxy(variant, { get: (target, name) => target[String(name)] ?? `⟦${String(name)}⟧` })
  const { title, body } = wordsInChinese[kind]?.(marked) ?? { title: '', body: '' }
  return { title: finding(title), body: finding(body), variant }
}

function finding(sentence: string): RegExp {
  const seen = new Set<string>()
  const group = (name: string): string => {
    if (seen.has(name)) return `\\k<${name}>`
    seen.add(name)
    // a list goes as far as it can: what ends it also stands between what it holds
    return LISTS.has(name) ? `(?<${name}>.+)` : `(?<${name}>.+?)`
  }
  const escaped = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const source = Object.entries(AMOUNTS).reduce((text, [amount, name]) => text.replace(amount, () => group(name)), escaped)
  return new RegExp(`^${source.replaceAll(/⟦(\w+)⟧/g, (_, name: string) => group(name))}$`, 's')
}
