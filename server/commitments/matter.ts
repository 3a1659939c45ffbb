// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '@chengshu/engine'
import {
  type Act,
  type CaseKind,
  casesAbout,
  drawnMatter,
  type FollowUp,
  findCases,
  type Matter,
  readDrawing,
  saysWhy,
  shownTexts,
  type Working,
} from '../cases/index.ts'
import { departmentOf, itemVersion } from '../items/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { hashOf, reminderBefore, type Term, termOf, termsOf } from './terms.ts'

export const COMMITMENT = 'commitment'

const drawn = {
  supply: readDrawing('server/commitments/supply.bpmn'),
  check: readDrawing('server/commitments/check.bpmn'),
}

/** The limits that stand in the drawings, in whose place each promise's own are put. */
const IN_DRAWING = { within: '20 工作日', before: '18 工作日' }

const shown = shownTexts('承诺', {
  number: '原办件',
  name: '承诺事项',
  text: '承诺内容',
  within: '期限',
  consequence: '做不到的后果',
})

async function promiseMatter(city: City, id: string, hash: string): Promise<Matter> {
  const term = await termOf(city, id, hash)
  const diagram = drawn[term.kind]
    .replaceAll(IN_DRAWING.within, term.within)
    .replaceAll(IN_DRAWING.before, reminderBefore(term.within))
  return drawnMatter({
    kind: COMMITMENT,
    id,
    hash,
    name: `${term.kind === 'supply' ? '补交' : '核查承诺'}：${term.name}`,
    department: departmentOf(city, term.department).code,
    diagram,
    form: shown,
    // to hand in is the applicant's duty, and no delay of the office; to look afterwards is the office's
    promised: term.kind === 'check' ? term.within : null,
    materials: new Map([[term.material, term.name]]),
    checkCompletion(_task, said) {
      if (said.outcome !== 'received' && !saysWhy(said)) throw new Refusal('COMMITMENT_REASON_NEEDED')
    },
  })
}

/** What is looked after beside a case that was accepted or granted on a promise. */
export const commitmentKind: CaseKind = {
  id: COMMITMENT,
  matterOf: promiseMatter,
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
    form: { number: subject.number, name, text, within: sayLimit(within), consequence, material: term.material, kind: term.kind },
  }
}

/** What this act or an earlier one has begun already: nothing is begun twice. */
async function begunFor(act: Act, { case: subject }: Working): Promise<Set<string>> {
  const here = [...act.works.values()].map((one) => one.case).filter((one) => one.parent === subject.id)
  const earlier = (await casesAbout(act.tx, act.root, subject.id, COMMITMENT)).map(({ id }) => ({ root: act.root, id }))
  return new Set([...here, ...(await findCases(act.tx, earlier))].map((one) => one.itemHash))
}
