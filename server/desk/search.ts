// SPDX-License-Identifier: Apache-2.0
import { plainMobile, plainNumber, plainText } from '@chengshu/engine'
import {
  bodiesIn,
  type Case,
  casesNamed,
  casesUnder,
  casesWithMobile,
  findCases,
  hasEnded,
  isPaused,
  keyOfNumber,
  keyOfShortNumber,
  lightOf,
  maskedApplicant,
  maySee,
  nameOfState,
  ownerOfHall,
  plainName,
  reachInCases,
  type SearchOwner,
  tailKey,
  whoseOf,
} from '../cases/index.ts'
import { localIso, Refusal, transaction } from '../kernel/index.ts'
import { readPersonal, record } from '../ledger/index.ts'
import { type Officer, postFor, stemOf } from '../people/index.ts'
import { clockText } from './clock-text.ts'
import type { City } from './needs.ts'

const PAGE = 50

type Found = { by: 'number' | 'name' | 'mobile'; cases: Case[]; isCut: boolean }

/**
 * Finds cases by number, name, or a phone number or its last four digits, among all that the officer may see, open or ended. That she
 * looked is on record, and for each person whose case is shown, before the list is.
 */
export async function searchCases(city: City, officer: Officer, q: string) {
  const found = await find(city, officer, q)
  const bodies = await bodiesIn(city.sql, found.cases)
  const seen = found.cases.filter((subject) => {
    const hallRegion = subject.hall === null ? undefined : city.content.halls.get(subject.hall)?.region
    return maySee(officer, hallRegion, whoseOf(subject, bodies.get(subject.id) ?? []))
  })
  await recordSearch(city, officer, found.by, seen)
  return { rows: seen.map((subject) => rowOf(city, subject)), isCut: found.isCut, by: found.by }
}

async function find(city: City, officer: Officer, q: string): Promise<Found> {
  const number = plainNumber(q)
  const mobile = plainMobile(q)
  const owners = ownersFor(city, officer)
  if (/^1\d{10}$/.test(mobile))
    return {
      by: 'mobile',
      cases: await casesWithMobile(city.sql, owners, mobile),
      isCut: false,
    }
  if (/^(\d{11,14}|\d{22,26})$/.test(number)) {
    const key = number.length > 14 ? await keyOfNumber(city.sql, number) : await keyOfShortNumber(city.sql, number)
    return { by: 'number', cases: key ? await findCases(city.sql, [key]) : [], isCut: false }
  }
  const own = /\d/.test(q) && /\p{L}/u.test(q) ? await keyOfNumber(city.sql, plainText(q).trim().toUpperCase()) : undefined
  if (own) return { by: 'number', cases: await findCases(city.sql, [own]), isCut: false }
  if (/^\d{4}$/.test(number)) return { by: 'mobile', ...(await withTail(city, owners, number)) }
  if ([...plainName(q)].length < 2 || /^\d+$/.test(number)) throw new Refusal('SEARCH_TOO_SHORT')
  return { by: 'name', ...(await casesNamed(city.sql, owners, q, PAGE)) }
}

async function withTail(city: City, owners: SearchOwner[], tail: string) {
  const found = await casesUnder(city.sql, owners, [tailKey(tail)], PAGE + 1)
  const ids = [...new Map(found.map((one) => [one.id, one])).values()]
  return { cases: await findCases(city.sql, ids.slice(0, PAGE)), isCut: ids.length > PAGE }
}

/** Under whose lines an officer looks: her departments, every department where she supervises, and the hall in which she sits. */
function ownersFor(city: City, officer: Officer): SearchOwner[] {
  const everybody = [...city.content.departments.values()].map((one) => one.code)
  const departments = reachInCases(officer, 'case.read').flatMap(({ department, region }) =>
    (department === null ? everybody : [department]).map((owner) => ({ owner, stem: stemOf(region) })),
  )
  const halls = officer.positions
    .filter(({ permissions }) => permissions.includes('case.read') && permissions.includes('hall.accept'))
    .flatMap((held) => [...city.content.halls.values()].filter((hall) => hall.region === held.region))
    .map((hall) => ({ owner: ownerOfHall(hall.id), stem: '' }))
  return [...departments, ...halls]
}

function recordSearch(city: City, officer: Officer, by: Found['by'], seen: Case[]): Promise<void> {
  const now = city.clock.now()
  return transaction(city.sql, async (tx) => {
    await record(tx, now, [
      {
        act: 'case.searched',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'case', id: 'search' },
        facts: { by, found: seen.length },
      },
    ])
    for (const subject of new Map(seen.map((one) => [one.applicantId, one])).values())
      await readPersonal(tx, now, {
        root: subject.root,
        reader: {
          kind: 'officer',
          id: officer.id,
          name: officer.name,
          positions: [postFor(officer, 'case.read', whoseOf(subject, [])) ?? []].flat(),
        },
        whose: [subject.applicantId],
        purpose: `${subject.number}（${{ number: '按编号', name: '按姓名', mobile: '按手机号' }[by]}查找办件）`,
        subject: { kind: 'case', id: subject.id },
        fields: ['办件编号', '事项', '进展'],
      })
  })
}

function rowOf(city: City, subject: Case) {
  const now = city.clock.now()
  const endedAt = subject.decidedAt ?? subject.closedAt
  const light = lightOf({ ...subject, endedAt }, now)
  const department = [...city.content.departments.values()].find((one) => one.code === subject.department)
  return {
    id: subject.id,
    root: subject.root,
    caseId: subject.id,
    number: subject.number,
    item: subject.item,
    itemName: subject.itemName,
    applicant: maskedApplicant(subject),
    name: '',
    stage: nameOfState(city, subject),
    state: subject.state,
    outcome: subject.decision,
    assignee: null,
    dueAt: subject.dueAt ? localIso(subject.dueAt) : null,
    light: hasEnded(subject) ? null : light,
    caseLight: light,
    clockOf: endedAt || subject.dueAt === null ? null : ('case' as const),
    clock: endedAt ? localIso(endedAt).slice(5, 16).replace('T', ' ') : clockText(city, subject.dueAt, isPaused(subject), now),
    channel: subject.channel,
    regionName: city.content.regions.get(subject.region)?.name ?? subject.region,
    departmentName: department?.short ?? subject.department,
    submittedAt: localIso(subject.submittedAt),
    isUnread: false,
    isUrged: false,
  }
}
