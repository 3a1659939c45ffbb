// SPDX-License-Identifier: Apache-2.0
import { newId, Refusal } from '../kernel/index.ts'

const MOST_SECONDS = 3600

/**
 * When to try again after so many failures: 1 s, 2 s, 4 s … at most an hour,
 * each a fifth more or less, so that what failed together does not come back together.
 */
export function tryAgainAt(now: Date, tries: number): Date {
  const seconds = Math.min(2 ** Math.min(tries - 1, 12), MOST_SECONDS)
  return new Date(now.getTime() + seconds * 1000 * (0.8 + Math.random() * 0.4))
}

/**
 * An error in words for an operator's page. A message or a stack may carry
 * what a person wrote, so neither leaves the log: the words name the kind of
 * fault, and `mark` is the number under which the log has the rest.
 */
export function troubleOf(error: unknown): { trouble: string; mark: string } {
  const mark = newId().slice(-12)
  return { trouble: `${kindOf(error)}；日志编号 ${mark}`, mark }
}

function kindOf(error: unknown): string {
  if (error instanceof Refusal) return `被规则拒绝（${error.code}）`
  if (!(error instanceof Error)) return '程序出错'
  const facts = error as { code?: unknown; constraint_name?: unknown }
  const code = typeof facts.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(facts.code) ? facts.code : undefined
  if (code === undefined) return `程序出错（${error.name}）`
  if (!/^[0-9A-Z]{5}$/.test(code)) return `连接或读写外部出错（${code}）`
  const constraint = typeof facts.constraint_name === 'string' ? `，约束 ${facts.constraint_name}` : ''
  const because = databaseWords[code.slice(0, 2)] ?? '数据库不接受这次写入'
  return `${because}（${code}${constraint}）`
}

/** By the class of SQLSTATE (PostgreSQL, appendix A). */
const databaseWords: Record<string, string> = {
  '22': '数据的形式不对',
  '23': '数据不符合约束',
  '40': '与另一个写入相撞',
  '53': '数据库资源不足',
  '57': '数据库中止了这次操作',
}
