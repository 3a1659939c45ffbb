// SPDX-License-Identifier: Apache-2.0
import { comparable, plainMobile } from '@chengshu/engine'
import type { Case, Dossier, Task } from './case.ts'

/** One line of the look-up by which officers find a case: who may find it, and by what. */
export type SearchKey = { owner: string; region: string; key: string }

/** Under this a clerk finds what her hall took in, wherever it is decided. */
export const ownerOfHall = (hall: string): string => `hall:${hall}`

/** A name as it is looked for: how it is written does not count. */
export const plainName = (name: string): string => comparable(name).replaceAll(' ', '')

/** A person's name is found by its beginning, of two signs to four; the lines hold the keyed index of it. */
const [FEWEST, MOST] = [2, 4]
export const nameKey = (beginning: string): string => `name:${[...beginning].slice(0, MOST).join('')}`
/** Four signs find a person who stands at a counter and tell nobody the number. Keyed like the name. */
export const tailKey = (mobile: string): string => `tail:${mobile.slice(-4)}`
/** What a firm is called is public (企业信息公示暂行条例 art. 6): it stands as it is, so that any part finds it. */
export const FIRM = 'firm:'
export const firmKey = (name: string): string => `${FIRM}${name}`
export const isKeyed = (key: string): boolean => !key.startsWith(FIRM)

const LEGAL_FORM = /^(有限|股份|责任|公司|集团|分公司)/

function beginningsOf(name: string): string[] {
  const signs = [...plainName(name)].slice(0, MOST)
  return signs.slice(FEWEST - 1).map((_, more) => nameKey(signs.slice(0, FEWEST + more).join('')))
}

/** A firm is asked for by any part of its name (晓梅餐饮). */
function partsOf(name: string): string[] {
  const signs = [...plainName(name)]
  return signs
    .map((_, from) => signs.slice(from).join(''))
    .filter((rest, from) => rest !== '' && (from === 0 || (rest.length > 1 && !LEGAL_FORM.test(rest))))
    .slice(0, 12)
    .map(firmKey)
}

/** By which names and phone numbers a case is found. Never a whole number: the end of it. */
export function keysOf(subject: Case, applicant: Dossier['applicant']): string[] {
  const mobiles = [applicant.mobile, subject.delivery?.mobile].flatMap((one) =>
    typeof one === 'string' && /^\d{11}$/.test(plainMobile(one)) ? [tailKey(plainMobile(one))] : [],
  )
  const { applicantName, applicantKind, agent } = subject
  const names = [
    ...(applicantKind === 'person' ? beginningsOf(applicantName) : partsOf(applicantName)),
    ...(agent ? beginningsOf(agent.name) : []),
  ]
  return [...new Set([...names, ...mobiles])]
}

/** The lines of a new case: for its department and for the hall that took it in. Tasks of other departments add theirs. */
export function firstSearchKeys(subject: Case, applicant: Dossier['applicant']): SearchKey[] {
  return linesOf([subject.department, ...(subject.hall === null ? [] : [ownerOfHall(subject.hall)])], subject, applicant)
}

export function searchKeysOfTasks(
  subject: Case,
  applicant: Dossier['applicant'],
  tasks: Pick<Task, 'department'>[],
): SearchKey[] {
  const others = new Set(tasks.map((task) => task.department).filter((one) => one !== subject.department))
  return linesOf([...others], subject, applicant)
}

function linesOf(owners: string[], subject: Case, applicant: Dossier['applicant']): SearchKey[] {
  if (owners.length === 0) return []
  const keys = keysOf(subject, applicant)
  return owners.flatMap((owner) => keys.map((key) => ({ owner, region: subject.region, key })))
}
