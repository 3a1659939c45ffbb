// SPDX-License-Identifier: Apache-2.0

import { Refusal, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import type { Officer } from '../people/index.ts'
import { baseRegisterOf } from './look-up.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { registers } from './register.ts'

export type SourceSetting = { kind: 'table' | 'http' | 'closed'; url?: string; timeoutMs?: number; note?: string }

/** Every register, who answers for it and where it is served from now. */
export async function listSources(city: City) {
  const rows = []
  for (const register of registers.values()) {
    const source = await queries.findSource(city.sql, register.id)
    rows.push({
      id: register.id,
      name: register.name,
      owner: city.content.departments.get(register.owner)?.name ?? register.owner,
      kind: source?.kind ?? 'table',
      url: source?.url ?? null,
      timeoutMs: source?.timeoutMs ?? 2000,
      note: source?.note ?? null,
    })
  }
  return { rows }
}

/** Moves a register to another source, or closes it for maintenance: what needs it falls back to the applicant's own upload meanwhile. */
export async function setSource(city: City, officer: Officer, id: string, setting: SourceSetting) {
  const register = baseRegisterOf(id)
  if (setting.kind === 'http') {
    const url = URL.parse(setting.url ?? '')
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
      throw new Refusal('SOURCE_NOT_ALLOWED', { detail: '需要以 http:// 或 https:// 开头' })
  }
  await transaction(city.sql, async (tx) => {
    await queries.putSource(
      tx,
      register.id,
      { kind: setting.kind, url: setting.url ?? null, timeoutMs: setting.timeoutMs ?? 2000, note: setting.note ?? null },
      city.clock.now(),
    )
    await record(tx, city.clock.now(), [
      {
        act: 'register.sourceChanged',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'register', id: register.id },
        facts: { kind: setting.kind },
      },
    ])
  })
  return listSources(city)
}
