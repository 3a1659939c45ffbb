// SPDX-License-Identifier: Apache-2.0
import { type Happened, nameOfState } from '../cases/index.ts'
import type { Kind } from './content/index.ts'
import type { City } from './needs.ts'

type Sentence = { what: string; detail?: string; en?: string }
type Detail = Happened['detail']

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const shown = (value: unknown): string => text(value).slice(0, 16).replace('T', ' ')
const HOW: Record<string, string> = { hold: '预留', release: '退回预留', capture: '扣用预留' }

const sayPosted = (d: Detail): string => `${HOW[text(d.how)] ?? '记账'}：${text(d.from)} → ${text(d.to)}，${text(d.amount)}`

/** What stands in the history of a case for the officers who have to do with it. */
const toOfficers: Record<string, (city: City, detail: Detail) => string> = {
  submitted: () => '登记',
  opened: (_, d) => `转出 ${text(d.number)}（${text(d.name)}）`,
  openedEnded: (city, d) => `${text(d.number)} 了结：${nameOfState(city, { kind: text(d.kind), state: text(d.state) })}`,
  openedFrom: (_, d) => `由 ${text(d.number)}（${text(d.name)}）转来`,
  assigned: (_, d) => `改由${text(d.name)}承办`,
  signalled: (_, d) => `收到信号：${text(d.name)}`,
  urgedByRule: (_, d) => text(d.name) || '催办',
  reminded: (_, d) => text(d.name),
  saidByProcess: (_, d) => text(d.text),
  rowNotThere: (_, d) => `${text(d.register)}里没有“${text(d.key)}”这一行，结果没有写进去`,
  checkChanged: (_, d) => `“${text(d.item)}”由${text(d.from)}改为${text(d.to)}`,
  limitMoved: (_, d) =>
    text(d.name) === '' ? '期限改为从登记起算' : `期限随“${text(d.name)}”${shown(d.at)} 改为 ${shown(d.to)} 到期`,
  accountPosted: (_, d) => sayPosted(d),
  sameAs: (_, d) => `与 ${text(d.number)} 说的是同一件事`,
  sameAgain: (_, d) => `再次发生，升级处理；上一件 ${text(d.number)}`,
}

/** The same for whoever it is about; other cases, accounts of others and the words between officers are none of hers. */
const toApplicant: Record<string, (detail: Detail) => string> = {
  submitted: () => '已登记',
  assigned: (d) => `改由${text(d.name)}承办`,
  taskDone: (d) => `${text(d.name)}：${text(d.outcomeName)}`,
}

/** An act of a declared kind in a sentence. A case that ends has noted the state in which it did, under the state's own id. */
export function sayAct(city: City, kind: Kind, { act, detail }: Happened, to: 'officer' | 'applicant'): Sentence | undefined {
  const find = (id: string | undefined) => kind.states.find((state) => state.id === id)
  const named = (id: string) => find(id) ?? find(kind.former?.states?.[id])
  const end = named(act)
  if (end?.phase === 'ended')
    return { what: end.name, en: end.nameEn ?? end.name, ...(text(detail.text) ? { detail: text(detail.text) } : {}) }
  if (act === 'stateEntered') {
    const state = named(text(detail.state))
    const name = state?.name ?? text(detail.state)
    return { what: `进入“${name}”`, en: `Now “${state?.nameEn ?? name}”` }
  }
  if (to === 'officer') return toOfficers[act] && { what: toOfficers[act](city, detail) }
  if (act === 'accountPosted') return detail.own === true ? { what: sayPosted(detail) } : { what: '记账' }
  return toApplicant[act] && { what: toApplicant[act](detail), ...(act === 'submitted' ? { en: 'Received' } : {}) }
}
