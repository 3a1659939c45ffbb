// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileForm, readProcess } from '@chengshu/engine'
import { type Act, type CaseKind, casesAbout, type FollowUp, findCases, type Matter, type Working } from '../cases/index.ts'
import type { City } from '../city.ts'
import { departmentOf, itemVersion } from '../items/index.ts'
import { projectRoot, Refusal } from '../kernel/index.ts'
import { hashOf, reminderBefore, type Term, termOf, termsOf } from './terms.ts'

export const COMMITMENT = 'commitment'

const drawn = {
  supply: readFileSync(join(projectRoot, 'server/commitments/supply.bpmn'), 'utf8'),
  check: readFileSync(join(projectRoot, 'server/commitments/check.bpmn'), 'utf8'),
}

/** The limits that stand in the drawings, in whose place each promise's own are put. */
const IN_DRAWING = { within: '20 工作日', before: '18 工作日' }

const shown = compileForm({
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '原办件' },
      name: { type: 'string', title: '承诺事项' },
      text: { type: 'string', title: '承诺内容' },
      within: { type: 'string', title: '期限' },
      consequence: { type: 'string', title: '做不到的后果' },
    },
  },
  ui: { groups: [{ id: 'promise', title: '承诺', fields: ['number', 'name', 'text', 'within', 'consequence'] }], fields: {} },
})

const known = new Map<string, Promise<Matter>>()
const MOST = 400

async function makeMatter(city: City, id: string, hash: string): Promise<Matter> {
  const term = await termOf(city, id, hash)
  const diagram = drawn[term.kind]
    .replaceAll(IN_DRAWING.within, term.within)
    .replaceAll(IN_DRAWING.before, reminderBefore(term.within))
  const { processes } = await readProcess(diagram)
  const [process] = processes
  if (!process) throw new Error(`server/commitments/${term.kind}.bpmn holds no process`)
  return {
    kind: COMMITMENT,
    id,
    hash,
    name: `${term.kind === 'supply' ? '补交' : '核查承诺'}：${term.name}`,
    department: departmentOf(city, term.department).code,
    type: null,
    process,
    diagram,
    form: shown,
    decide: () => {
      throw new Error('承诺的流程没有决策')
    },
    // to hand in is the applicant's duty, and no delay of the office; to look afterwards is the office's
    limits: { promised: term.kind === 'check' ? term.within : null, statutory: null },
    extension: null,
    isApplied: false,
    materials: new Map([[term.material, term.name]]),
    fields: new Map(),
    grounds: { refuse: [], deny: [], supplement: [], suspend: [] },
    checkCompletion(_task, said) {
      if (said.outcome !== 'received' && (said.opinion ?? '').trim().length < 5) throw new Refusal('COMMITMENT_REASON_NEEDED')
    },
  }
}

/** What is looked after beside a case that was accepted or granted on a promise. */
export const commitmentKind: CaseKind = {
  id: COMMITMENT,
  matterOf(city, item, hash) {
    const key = `${item} ${hash}`
    const before = known.get(key)
    if (before) return before
    const making = makeMatter(city, item, hash)
    if (known.size >= MOST) known.delete(known.keys().next().value ?? '')
    known.set(key, making)
    making.catch(() => known.delete(key))
    return making
  },
  async follows(act, work, moment) {
    const { case: subject, dossier } = work
    if (subject.kind !== 'application') return []
    if (!Object.values(dossier.evidence).some(({ source }) => source === 'commitment')) return []
    const terms = termsOf(await itemVersion(act.city, subject.item, subject.itemHash), dossier.evidence)
    const due = terms.filter((term) => term.kind === 'supply' || moment === 'granted')
    if (due.length === 0) return []
    const begun = await begunFor(act, work)
    return due.map((term) => followUpOf(work, term)).filter(({ hash }) => !begun.has(hash))
  },
}

function followUpOf({ case: subject }: Working, term: Term): FollowUp {
  const { name, text, within, consequence } = term
  return {
    kind: COMMITMENT,
    hash: hashOf(subject.itemHash, term.material),
    form: { number: subject.number, name, text, within, consequence, material: term.material, kind: term.kind },
  }
}

/** What this act or an earlier one has begun already: nothing is begun twice. */
async function begunFor(act: Act, { case: subject }: Working): Promise<Set<string>> {
  const here = [...act.works.values()].map((one) => one.case).filter((one) => one.parent === subject.id)
  const earlier = (await casesAbout(act.tx, act.root, subject.id, COMMITMENT)).map(({ id }) => ({ root: act.root, id }))
  return new Set([...here, ...(await findCases(act.tx, earlier))].map((one) => one.itemHash))
}
