// SPDX-License-Identifier: Apache-2.0
import { officerActor } from '../cases/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { Officer, Person } from '../people/index.ts'
import type { City } from './needs.ts'
import { kindInForce, type Opener, openOfKind } from './open.ts'
import { openingPost } from './part.ts'

type Sent = { id?: string; form: Record<string, unknown> }

/** An officer opens one for her body, where that is. Throws KIND_NOT_YOURS where none of her positions opens this kind. */
export function openAsOfficer(city: City, officer: Officer, id: string, sent: Sent) {
  const kind = kindInForce(city, id)
  const may = kind.opens.positions ?? []
  const post = openingPost(kind, officer)
  if (!post) {
    const names = may.map((one) => city.content.positions.get(one)?.name ?? one)
    throw new Refusal('KIND_NOT_YOURS', { kind: kind.name, positions: names.join('、') || '无' })
  }
  const department = [...city.content.departments.values()].find((one) => one.code === post.department)
  return openOfKind(
    city,
    kind,
    {
      actor: { ...officerActor(officer), department: post.department },
      applicant: { kind: 'firm', id: post.department, name: department?.name ?? post.department },
      agent: null,
      channel: 'desk',
      region: post.region,
    },
    sent,
  )
}

/** Whoever stands at a counter, and in which hall: found by the clerk, her look on record. */
export type AtCounter = Pick<Opener, 'applicant' | 'agent'> & { hall: string | null; region: string }

/** A clerk opens one for whoever stands before her. Throws KIND_UNKNOWN where the kind is not taken in at counters. */
export function openAtCounter(city: City, officer: Officer, id: string, { hall, ...before }: AtCounter, sent: Sent) {
  const kind = kindInForce(city, id)
  if (kind.opens.counter !== true) throw new Refusal('KIND_UNKNOWN', { kind: id })
  return openOfKind(city, kind, { ...before, actor: officerActor(officer), channel: 'counter', hall }, sent)
}

/** A resident, or a firm by whoever acts for it now, opens one on the portal, or at the terminal at which she is signed in. */
export async function openAsPerson(
  city: City,
  person: Pick<Person, 'id' | 'name' | 'actingFor'>,
  id: string,
  sent: Sent,
  terminal: string | null = null,
) {
  const kind = kindInForce(city, id)
  const channel = terminal === null ? 'portal' : 'kiosk'
  if (kind.opens[channel] !== true) throw new Refusal('KIND_UNKNOWN', { kind: id })
  const { actingFor } = person
  return openOfKind(
    city,
    kind,
    {
      actor: { kind: 'person', id: person.id, name: person.name },
      applicant: actingFor
        ? { kind: 'firm', id: actingFor.creditCode, name: actingFor.name }
        : { kind: 'person', id: person.id, name: person.name },
      agent: actingFor ? { id: person.id, name: person.name } : null,
      channel,
      region: city.content.region,
    },
    sent,
  )
}
