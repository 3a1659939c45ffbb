// SPDX-License-Identifier: Apache-2.0
import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { covers, type Officer, reachOf } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

const HOLDS_FOR = 30 * 24 * 60 * 60_000

/**
 * An officer lets one refused act pass, once and within thirty days, with a reason that stays on record. Her position is one that the
 * gate names, where the matter lies, and it was not her own act. Throws GATE_REFUSAL_UNKNOWN, GATE_NOT_OVERRULED, GATE_OWN_ACT, REASON_NEEDED.
 */
export async function overrule(city: City, officer: Officer, at: queries.At, reason: string): Promise<void> {
  const refused = await queries.findRefusal(city.sql, reachOf(officer, 'department', 'gate.overrule'), at)
  if (!refused) throw new Refusal('GATE_REFUSAL_UNKNOWN')
  const gate = city.content.gates.byId.get(at.gate)
  const holds = officer.positions.some(
    ({ position, department, region, permissions }) =>
      permissions.includes('gate.overrule') &&
      gate?.overrules?.includes(position) === true &&
      department === refused.department &&
      covers(region, refused.region),
  )
  if (gate?.effect !== 'ask' || !holds) {
    const names = (gate?.overrules ?? []).map((one) => city.content.positions.get(one)?.name ?? one)
    throw new Refusal('GATE_NOT_OVERRULED', { gate: gate?.title ?? at.gate, positions: names.join('、') || '无' })
  }
  if (refused.actor === officer.id) throw new Refusal('GATE_OWN_ACT')
  if (reason.trim().length < 2) throw new Refusal('REASON_NEEDED')
  const now = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const said = {
      by: officer.id,
      byName: officer.name,
      reason: reason.trim(),
      at: now,
      until: new Date(now.getTime() + HOLDS_FOR),
    }
    await queries.putOverrule(tx, at, said)
    await record(tx, now, [
      {
        root: at.root,
        act: 'gate.overruled',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'gate', id: at.gate },
        about: refused.applicantId,
        purpose: refused.number ?? refused.item,
        facts: { act: at.act, version: refused.gateVersion, matter: refused.item },
      },
    ])
  })
}
