// SPDX-License-Identifier: Apache-2.0
import { outcomesOf } from '../cases/index.ts'
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
    act: { id: row.act, name: nameOfAct(city, row) },
    matter: { kind: row.kind, id: row.item, name: nameOfMatter(city, row) },
    number: row.number,
    at: localIso(row.at),
    times: row.times,
    mayBeOverruled: city.content.gates.byId.get(row.gate)?.effect === 'ask',
    overruledBy: row.overruled,
    ...row.said,
  }
}

const nameOfMatter = (city: City, row: Of): string => matterIn(city, row)?.name ?? row.item

type Of = Pick<queries.Refused, 'kind' | 'item'>

const matterIn = ({ content }: City, { kind, item }: Of) =>
  kind === 'application' ? content.items.get(item) : content.caseKinds.get(item)

const GENERAL: Record<string, string> = { submit: '提交', accept: '受理', decide: '准予' }

/** An act as the people of the process call it: 核实整改：属实. */
function nameOfAct(city: City, row: Of & Pick<queries.Refused, 'act'>): string {
  const [element = '', outcome] = row.act.split('.')
  const node = matterIn(city, row)?.process.nodes.find(({ id }) => id === element)
  if (!node) return GENERAL[row.act] ?? row.act
  const name = node.name ?? element
  const said = outcomesOf({ properties: node.work?.properties ?? {} }).find(({ id }) => id === outcome)
  return said ? `${name}：${said.name}` : name
}
