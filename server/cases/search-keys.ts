// SPDX-License-Identifier: Apache-2.0
import { comparable, plainMobile } from '@chengshu/engine'
import type { Case, Dossier, Task } from './case.ts'

/** One line of the look-up by which officers find a case: who may find it, and by what. */
export type SearchKey = { owner: string; region: string; key: string }

/** Under this a clerk finds what her hall took in, wherever it is decided. */
export const ownerOfHall = (hall: string): string => `hall:${hall}`

export const nameKey = (name: string): string => `name:${comparable(name).replaceAll(' ', '')}`
/** Four signs find a person who stands at a counter and tell nobody the number. */
export const tailKey = (mobile: string): string => `tail:${mobile.slice(-4)}`

const LEGAL_FORM = /^(有限|股份|责任|公司|集团|分公司)/

/** A firm is asked for by any part of its name (晓梅餐饮), a person by how the name begins. */
function nameKeys(kind: Case['applicantKind'], name: string): string[] {
  const whole = nameKey(name)
  if (kind === 'person') return [whole]
  const signs = [...whole.slice('name:'.length)]
  return signs
    .map((_, from) => signs.slice(from).join(''))
    .filter((rest, from) => from === 0 || (rest.length > 1 && !LEGAL_FORM.test(rest)))
    .slice(0, 12)
    .map((rest) => `name:${rest}`)
}

/** By which names and phone numbers a case is found. Never a whole number: the end of it. */
export function keysOf(subject: Case, applicant: Dossier['applicant']): string[] {
  const mobiles = [applicant.mobile, subject.delivery?.mobile].flatMap((one) =>
    typeof one === 'string' && /^\d{11}$/.test(plainMobile(one)) ? [tailKey(plainMobile(one))] : [],
  )
  const names = [
    ...nameKeys(subject.applicantKind, subject.applicantName),
    ...(subject.agent ? [nameKey(subject.agent.name)] : []),
  ]
  return [...new Set([...names, ...mobiles])].filter((key) => key.length > 'name:'.length)
}

/** The lines of a new case: for its department and for the hall that took it in. Tasks of other departments add theirs. */
export function firstSearchKeys(subject: Case, applicant: Dossier['applicant']): SearchKey[] {
  const owners = [subject.department, ...(subject.hall === null ? [] : [ownerOfHall(subject.hall)])]
  return owners.flatMap((owner) => keysOf(subject, applicant).map((key) => ({ owner, region: subject.region, key })))
}

export function searchKeysOfTasks(
  subject: Case,
  applicant: Dossier['applicant'],
  tasks: Pick<Task, 'department'>[],
): SearchKey[] {
  const owners = new Set(tasks.map((task) => task.department).filter((one) => one !== subject.department))
  return [...owners].flatMap((owner) => keysOf(subject, applicant).map((key) => ({ owner, region: subject.region, key })))
}
