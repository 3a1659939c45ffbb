// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline'

export type Io = { stdin: NodeJS.ReadableStream; stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }
type Answer = Record<string, unknown>

/** Answers each JSON line of the input with one JSON line, in order; a line that cannot be answered gets an `error`. */
export async function answerLines(
  io: Io,
  answer: (question: Record<string, unknown>) => Answer | Promise<Answer>,
): Promise<number> {
  let waiting: string[] = []
  const flush = async () => {
    if (waiting.length === 0) return
    const text = `${waiting.join('\n')}\n`
    waiting = []
    if (!io.stdout.write(text)) await new Promise((resolve) => io.stdout.once('drain', resolve))
  }
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    waiting.push(JSON.stringify(await answerLine(line, answer)))
    if (waiting.length >= 200) await flush()
  }
  await flush()
  return 0
}

async function answerLine(
  line: string,
  answer: (question: Record<string, unknown>) => Answer | Promise<Answer>,
): Promise<Answer> {
  let question: unknown
  try {
    question = JSON.parse(line)
  } catch (cause) {
    return { id: null, error: `这一行不是 JSON：${reason(cause)}` }
  }
  if (typeof question !== 'object' || question === null || Array.isArray(question))
    return { id: null, error: '这一行应是一个 JSON 对象。' }
  const asked = question as Record<string, unknown>
  const id = asked.id ?? null
  try {
    return { id, ...(await answer(asked)) }
  } catch (cause) {
    return { id, error: reason(cause) }
  }
}

export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** The entry as an object: absent is empty, anything else is refused. */
export function objectOf(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${name} 应是一个 JSON 对象。`)
  return value as Record<string, unknown>
}
