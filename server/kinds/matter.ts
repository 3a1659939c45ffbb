// SPDX-License-Identifier: Apache-2.0
import { decide } from '@chengshu/engine'
import {
  type Act,
  type CaseKind,
  type Completion,
  contextOf,
  fieldsOfTask,
  type Matter,
  type Task,
  type Working,
} from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { findRow } from '../registers/index.ts'
import { takeAtTask } from './answer-files.ts'
import { demandChecked, openFailed } from './checklists/rectify.ts'
import { kindWithin } from './choices.ts'
import type { Kind } from './content/index.ts'
import { tellRows } from './facts/tell-rows.ts'
import { fillAtTask } from './fill.ts'
import { anchoredOf, limitOf } from './limit.ts'
import type { City } from './needs.ts'
import { applicantOf } from './open.ts'
import { aboutOf, tellOrigin } from './origin.ts'
import { askedAtOpening, panelsOf } from './panels.ts'
import { bodyOpened } from './part.ts'
import { putRow } from './rows.ts'
import { sayAct } from './says.ts'
import { keepScore } from './score.ts'
import { tellApplicant } from './tell.ts'
import { answersNothing, demandUnitsWords, unitNamed } from './unit-named.ts'
import { kindVersion } from './version.ts'

const known = new WeakMap<Kind, { of: unknown; matter: Matter }>()
const kinds = new WeakMap<Matter, Kind>()

/** What the case engine needs of a declared kind, made once for each version and each table of bodies. */
export function matterOfKind(city: City, kind: Kind): Matter {
  const { departments } = city.content
  const before = known.get(kind)
  if (before?.of === departments) return before.matter
  const properties = (kind.formFile.schema.properties ?? {}) as Record<string, { title?: string }>
  const owner = departments.get(kind.owner)
  if (!owner) throw new Error(`the kind ${kind.id} is owned by ${kind.owner}, which is no department`)
  const matter: Matter = {
    kind: kind.id,
    id: kind.id,
    hash: kind.hash,
    name: kind.name,
    department: owner.code,
    type: null,
    process: kind.process,
    diagram: kind.diagram,
    form: kindWithin(city, kind, city.content.region).form,
    decide: (decision, input) => {
      const decisions = kind.decisions.get(decision)
      if (!decisions) throw new Error(`${kind.id} 没有决策 ${decision}`)
      return decide(decisions, decision, input)
    },
    limits: { promised: kind.limits?.promised ?? null, statutory: null },
    promisedFor: (act, work) => limitOf(kind, act.now, contextOf(act, work)),
    ...(kind.limits?.anchor ? { anchorFor: (act: Act, work: Working) => anchoredOf(kind, act, work) } : {}),
    extension: kind.extension ?? null,
    number: kind.number,
    states: kind.states,
    ...(kind.former ? { former: kind.former } : {}),
    isApplied: false,
    materials: new Map(),
    fields: new Map(Object.entries(properties).map(([id, property]) => [id, property.title ?? id])),
    grounds: { refuse: [], deny: [], supplement: [], suspend: kind.suspend ?? [] },
  }
  known.set(kind, { of: departments, matter })
  kinds.set(matter, kind)
  return matter
}

/** The plug of a declared kind. */
export function declaredKind(kind: Kind): CaseKind {
  const plug = plugs.get(kind)
  if (plug) return plug
  const made: CaseKind = {
    id: kind.id,
    states: kind.states,
    ...(kind.former?.states ? { formerStates: kind.former.states } : {}),
    matterOf: async (city, id, hash) => matterOfKind(city, await kindVersion(city, id, hash)),
    async entitlements(city, id, hash, dossier) {
      const { unique, name } = await kindVersion(city, id, hash)
      return unique ? [{ scope: unique.scope ?? id, name, rule: unique, dossier }] : []
    },
    context: readBeside,
    unitOf: unitNamed,
    guard: guardTask,
    rows(act, work) {
      const now = act.city.content.caseKinds.get(kind.id) ?? kind
      const own = kinds.get(work.matter) ?? now
      keepScore(act, work, own)
      tellApplicant(act, work, own)
      putRow(act, work, now)
    },
    entered: tellRows,
    ended: (act, work) => tellOrigin(act, work, keepScore(act, work, kinds.get(work.matter) ?? kind)),
    maySee: (officer, subject) => bodyOpened(kind, officer, subject),
    view: panelsOf,
    asked: askedAtOpening,
    says: (city, entry, to) => sayAct(city, kind, entry, to),
  }
  plugs.set(kind, made)
  return made
}
const plugs = new WeakMap<Kind, CaseKind>()

/**
 * Whoever the case is for, as its own columns say, and the row that it is about; held, nobody changes it until the act is written.
 */
async function readBeside(act: Act, work: Working, isHeld: boolean): Promise<Record<string, Json>> {
  const { applicantKind: kind, applicantId: id, applicantName: name } = work.case
  const applicant = applicantOf({ kind, id, name })
  const about = aboutOf(work)
  if (!about) return { applicant }
  const row = await findRow(act.city, isHeld ? await act.begin() : act.tx, about.register, about.key, isHeld)
  return { applicant, row: (row?.fields ?? null) as Json }
}

/** Fields that the task fills in are read and kept; then what must hold now is asked. Throws ANSWERS_INVALID, KIND_GUARD. */
async function guardTask(act: Act, work: Working, task: Task, said: Completion): Promise<void> {
  const kind = await kindVersion(act.city, work.case.item, work.case.itemHash)
  demandUnitsWords(act, kind, task, said)
  if (!answersNothing(task, said.outcome)) {
    await demandChecked(act, work, kind, task, said)
    fillAtTask(work, kindWithin(act.city, kind, work.case.region), task, said)
    await takeAtTask(act, work, kind, fieldsOfTask(task.properties))
  }
  demandGuards(act, work, kind, [task.element, `${task.element}.${said.outcome}`], said)
  await openFailed(act, work, kind, task, said)
}

/** What the kind says must hold for an act, by what is true in the act itself. */
export function demandGuards(act: Pick<Act, 'now'>, work: Working, kind: Kind, on: readonly string[], said?: Completion): void {
  const context = { ...contextOf(act, work), said: { outcome: said?.outcome ?? null, opinion: said?.opinion ?? null } }
  for (const guard of kind.guards ?? [])
    if (on.includes(guard.on) && evaluate(guard.must, context) !== true)
      throw new Refusal('KIND_GUARD', { kind: kind.name, because: guard.say })
}

/** The kinds that packs declare, as `cases` asks for them. */
export function kindDeclared(city: City, id: string): CaseKind | undefined {
  const kind = city.content.caseKinds.get(id)
  return kind && declaredKind(kind)
}
