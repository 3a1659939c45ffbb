// SPDX-License-Identifier: Apache-2.0
import { isIdCard } from '@chengshu/engine'
import { dayOf, Refusal } from '../kernel/index.ts'
import { openKindAtCounter } from '../kinds/index.ts'
import { accountOfWalkIn, type Officer } from '../people/index.ts'
import type { City } from './needs.ts'
import { type Agent, findApplicant, hallOf, type Named } from './walk-in.ts'

export type Reported = { applicant: Named; agent?: Agent; id?: string; form: Record<string, unknown> }

/**
 * A clerk registers what whoever stands before her reports: the same form and rules as on the portal, another channel; it is that
 * person's own case. Throws APPLICANT_UNKNOWN, AGENT_NEEDED, and as the kind does.
 */
export async function reportAtCounter(city: City, officer: Officer, kind: string, { applicant, agent, ...sent }: Reported) {
  const found = await findApplicant(city, officer, applicant)
  const hall = hallOf(city, officer)
  const place = { hall: hall?.id ?? null, region: hall?.region ?? city.content.region }
  if (found.kind === 'person') {
    const id = await accountOfWalkIn(city, city.sql, { idNumber: found.number, name: found.name, mobile: found.mobile })
    return openKindAtCounter(
      city,
      officer,
      kind,
      { ...place, applicant: { kind: 'person', id, name: found.name }, agent: null },
      sent,
    )
  }
  if (!agent || !isIdCard(agent.idNumber, { today: dayOf(city.clock.now()) })) throw new Refusal('AGENT_NEEDED')
  const id = await accountOfWalkIn(city, city.sql, agent)
  const firm = { kind: 'firm' as const, id: found.number, name: found.name }
  return openKindAtCounter(city, officer, kind, { ...place, applicant: firm, agent: { id, name: agent.name } }, sent)
}
