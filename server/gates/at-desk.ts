// SPDX-License-Identifier: Apache-2.0
import { reachInCases } from '../cases/index.ts'
import { localIso } from '../kernel/index.ts'
import type { Officer } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { toldOf } from './refused.ts'

/** Every gate that stands, with how often it has refused where the officer's posts reach. */
export async function gatesFor(city: City, officer: Officer) {
  const counts = new Map((await queries.countByGate(city.sql, reachInCases(officer, 'gate.read'))).map((one) => [one.gate, one]))
  const gone = [...counts.keys()].filter((id) => !city.content.gates.byId.has(id))
  const rows = [...city.content.gates.byId.values()].map((gate) => ({
    id: gate.id,
    title: gate.title,
    effect: gate.effect as string,
    owner: city.content.departments.get(gate.owner)?.name ?? gate.owner,
    register: city.content.registers.get(gate.look.register)?.name ?? gate.look.register,
    basis: gate.basis,
    unlock: gate.unlock.say,
    from: gate.from ?? null,
    until: gate.until ?? null,
  }))
  const none = { effect: 'gone', owner: '', register: '', basis: '', unlock: '', from: null, until: null }
  return {
    rows: [...rows, ...gone.map((id) => ({ id, title: id, ...none }))].map((row) => {
      const { cases = 0, times = 0, last } = counts.get(row.id) ?? {}
      return { ...row, cases, times, last: last ? localIso(last) : null }
    }),
  }
}

/** What a gate has refused within an officer's reach, the newest first; who it was of is a number and no name. */
export async function refusalsFor(city: City, officer: Officer, gate: string) {
  const rows = await queries.refusalsOfGate(city.sql, reachInCases(officer, 'gate.read'), gate, 200)
  return { rows: rows.map((row) => deskRow(city, officer, row)) }
}

/** Why acts of a case were refused: the caller has asked whether the officer may see it. */
export async function refusalsOfCase(city: City, officer: Officer, { root, id }: { root: string; id: string }) {
  const rows = await queries.refusalsOfRoot(city.sql, root)
  return { rows: rows.filter(({ caseId }) => caseId === null || caseId === id).map((row) => deskRow(city, officer, row)) }
}

function deskRow(city: City, officer: Officer, row: queries.KeptRefusal) {
  const gate = city.content.gates.byId.get(row.gate)
  return {
    ...toldOf(city, row),
    root: row.root,
    caseId: row.caseId,
    by: row.actorKind,
    department: [...city.content.departments.values()].find(({ code }) => code === row.department)?.name ?? row.department,
    mayOverrule:
      gate?.effect === 'ask' &&
      row.overruled === null &&
      row.actor !== officer.id &&
      officer.positions.some(
        ({ position, department, permissions }) =>
          permissions.includes('gate.overrule') && gate.overrules?.includes(position) === true && department === row.department,
      ),
  }
}
