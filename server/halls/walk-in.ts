// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard } from '@chengshu/engine'
import { type ApplicantFacts, applicantOf, type Filling, firmApplicant, openDraft } from '../applications/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import { readPersonal } from '../ledger/index.ts'
import { accountOfWalkIn, covers, type Officer, regionName } from '../people/index.ts'
import { lookUp } from '../registers/index.ts'
import type { Hall } from './content.ts'
import type { City } from './needs.ts'

export type Named = { idNumber?: string; creditCode?: string }
export type Agent = { idNumber: string; name: string; mobile: string }

/** Finds who stands at the counter, from the registers; that the clerk looked, and why, is on record. */
export async function findApplicant(city: City, officer: Officer, named: Named) {
  const isFirm = named.creditCode !== undefined
  const number = (named.creditCode ?? named.idNumber ?? '').toUpperCase()
  const today = dayOf(city.clock.now())
  if (isFirm ? !isCreditCode(number) : !isIdCard(number, { today })) throw new Refusal('APPLICANT_NUMBER_WRONG')
  const [found] = await lookUp(
    city,
    city.sql,
    isFirm ? 'firms' : 'persons',
    isFirm ? { creditCode: number } : { idNumber: number },
  )
  const fields = isFirm ? ['名称', '法定代表人', '状态'] : ['姓名', '手机', '住址']
  await readPersonal(city.sql, city.clock.now(), {
    reader: {
      kind: 'officer',
      id: officer.id,
      name: officer.name,
      positions: counterPosts(officer),
    },
    whose: [number],
    purpose: '综合窗口代办收件',
    subject: { kind: isFirm ? 'firm' : 'person', id: city.vault.indexOf(number) },
    fields,
  })
  if (!found) throw new Refusal('APPLICANT_UNKNOWN')
  const { record } = found
  return {
    kind: isFirm ? ('firm' as const) : ('person' as const),
    number,
    name: String(record.name),
    detail: isFirm
      ? `法定代表人 ${String(record.legalPerson ?? '')} · ${String(record.status ?? '')}`
      : String(record.address ?? '').replace(/(?<!\d)\d+号.*$/, ''),
    mobile: isFirm ? '' : String(record.mobile ?? ''),
    region: typeof record.region === 'string' ? record.region : null,
  }
}

const counterPosts = (officer: Officer) => officer.positions.filter((held) => held.permissions.includes('hall.accept'))

/** The hall in which the clerk sits: the one of her post's region. */
export function hallOf(city: City, officer: Officer): Hall | undefined {
  const regions = officer.positions.filter((held) => held.permissions.includes('hall.accept')).map((held) => held.region)
  return [...city.content.halls.values()].find((hall) => regions.includes(hall.region))
}

/**
 * 两个集中: firms go to the district's centre, persons to their street's; the rule is each hall's own list of whom it takes. Whoever
 * comes to another hall is told which one, where it is and why: a hall of the same district first, nearest to where he is at home.
 * Throws HALL_ELSEWHERE.
 */
function demandHall(city: City, hall: Hall | undefined, found: { kind: 'person' | 'firm'; region: string | null }): void {
  if (!hall || hall.takes.includes(found.kind)) return
  const better = hallFor(city, hall, found)
  const kind = found.kind === 'person' ? '个人' : '企业'
  const whose = found.kind === 'person' ? '街道的便民服务中心' : '区政务服务中心'
  throw new Refusal('HALL_ELSEWHERE', {
    kind,
    hall: better?.name ?? '',
    address: better?.address ?? '',
    hours: better?.hours ?? '',
    phone: better?.phone ?? '',
    why: better ? `按“两个集中”，${kind}事项由${whose}收件，${regionName(city, better.region)}的在${better.name}` : '',
  })
}

/** Deeper codes are nearer; the city's own is as long as a district's. */
const depth = ({ region }: Hall): number => (region.endsWith('00') && region.length === 6 ? 0 : region.length)

function hallFor(city: City, hall: Hall, { kind, region }: { kind: 'person' | 'firm'; region: string | null }): Hall | undefined {
  const taking = [...city.content.halls.values()]
    .filter((one) => one.takes.includes(kind))
    .toSorted((a, b) => depth(b) - depth(a))
  const isHome = (one: Hall) => region !== null && covers(one.region, region)
  const isOfTheCity = (one: Hall) => depth(one) === 0
  return (
    taking.find((one) => isHome(one) && !isOfTheCity(one)) ??
    taking.find((one) => covers(one.region, hall.region) && !isOfTheCity(one)) ??
    taking.find((one) => covers(hall.region, one.region)) ??
    taking.at(-1)
  )
}

/** Begins an application on behalf of a walk-in: the same draft, materials and rules as on the portal, another channel. */
export async function openAtCounter(
  city: City,
  officer: Officer,
  what: { kind: 'item' | 'bundle'; id: string; applicant: Named; agent?: Agent },
) {
  const found = await findApplicant(city, officer, what.applicant)
  const hall = hallOf(city, officer)
  demandHall(city, hall, found)
  const applicant = found.kind === 'firm' ? await firmAt(city, found.number, what.agent) : await personAt(city, found)
  const filling: Filling = {
    owner: officer.id,
    ownerName: officer.name,
    applicant,
    channel: 'counter',
    hall: hall?.id ?? null,
    positions: counterPosts(officer),
  }
  return openDraft(city, filling, what)
}

async function personAt(city: City, found: { number: string; name: string; mobile: string }): Promise<ApplicantFacts> {
  const id = await accountOfWalkIn(city, city.sql, { idNumber: found.number, name: found.name, mobile: found.mobile })
  return applicantOf(city, city.sql, { id, name: found.name, idNumber: found.number, mobile: found.mobile, actingFor: null })
}

async function firmAt(city: City, creditCode: string, agent: Agent | undefined): Promise<ApplicantFacts> {
  if (!agent || !isIdCard(agent.idNumber, { today: dayOf(city.clock.now()) })) throw new Refusal('AGENT_NEEDED')
  const id = await accountOfWalkIn(city, city.sql, agent)
  return firmApplicant(city, city.sql, creditCode, { id, ...agent })
}
