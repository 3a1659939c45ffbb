// SPDX-License-Identifier: Apache-2.0
import { localIso, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Person } from '../people/index.ts'
import type { Said } from './judge.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** Written when the act that was refused is over and has left nothing else. */
export function keepRefusal(city: City, refused: queries.Refused & { said: Said }): Promise<void> {
  return transaction(city.sql, async (tx) => {
    await queries.keepRefusal(tx, refused)
    await record(tx, refused.at, [
      {
        root: refused.root,
        act: 'gate.refused',
        actor: { kind: refused.actorKind as 'person' | 'officer', id: refused.actor },
        subject: { kind: 'gate', id: refused.gate },
        about: refused.applicantId,
        purpose: refused.number ?? refused.item,
        facts: { act: refused.act, version: refused.gateVersion, matter: refused.item },
      },
    ])
  })
}

/** Why a person, or the firm that she acts for now, was refused: the newest fifty. */
export async function myRefusals(city: City, { id, actingFor }: Person) {
  const [kind, whose] = actingFor ? ['firm', actingFor.creditCode] : ['person', id]
  const rows = await queries.refusalsOfApplicant(city.sql, kind, whose, 50)
  return { rows: rows.map((row) => toldOf(city, row)) }
}

/** A refusal as whoever was refused reads it. */
export function toldOf(city: City, row: queries.KeptRefusal) {
  return {
    gate: row.gate,
    act: row.act,
    matter: { kind: row.kind, id: row.item, name: nameOfMatter(city, row) },
    number: row.number,
    at: localIso(row.at),
    times: row.times,
    mayBeOverruled: city.content.gates.byId.get(row.gate)?.effect === 'ask',
    overruledBy: row.overruled,
    ...row.said,
  }
}

export const nameOfMatter = ({ content }: City, { kind, item }: Pick<queries.Refused, 'kind' | 'item'>): string =>
  kind === 'application' ? (content.items.get(item)?.name ?? item) : (content.caseKinds.get(item)?.name ?? item)
