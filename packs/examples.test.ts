// SPDX-License-Identifier: Apache-2.0

import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { checkEligibility, materialsOfDraft, openDraft, saveDraft } from '../server/applications/draft-acts.ts'
import { applicantOf, firmApplicant } from '../server/applications/index.ts'
import { commitTo, uploadMaterial } from '../server/applications/material-acts.ts'
import { submitDraft } from '../server/applications/submit-draft.ts'
import { allTasks, type Case, childrenOf, completeTask, findCase } from '../server/cases/index.ts'
import { testConfig } from '../server/compose.ts'
import { dayOf, type Json, newId } from '../server/kernel/index.ts'
import { type Bundle, type ExampleFile, type Item, loadContent } from '../server/packs/index.ts'
import { payBySimulator } from '../server/payments/pay.ts'
import { billsOfCase } from '../server/payments/queries.ts'
import { accountOfWalkIn, type Officer } from '../server/people/index.ts'
import { lookUp } from '../server/registers/index.ts'
import { type TestCity, testCity } from '../server/testing.ts'
import { onePagePdf } from '../server/testing-journey.ts'

/** The city's content proves itself: every example is filed, handled and decided on a real database, at the hour that it names. */
const content = await loadContent(testConfig('postgres://nobody@127.0.0.1/none').packs)

for (const matter of [...content.items.values(), ...content.bundles.values()]) {
  describe(matter.name, () => {
    for (const example of matter.examples) test(example.name, () => play(matter, example), 120_000)
  })
}

async function applicantFor(city: TestCity, example: ExampleFile) {
  const idNumber = example.by ?? example.applicant.person ?? ''
  const [found] = await lookUp(city, city.sql, 'persons', { idNumber })
  const name = String(found?.record.name ?? '经办人')
  const mobile = String(found?.record.mobile ?? '10000000000')
  const id = await accountOfWalkIn(city, city.sql, { idNumber, name, mobile })
  const person = { id, name, idNumber, mobile, actingFor: null }
  return {
    id,
    name,
    applicant: example.applicant.firm
      ? await firmApplicant(city, city.sql, example.applicant.firm, person)
      : await applicantOf(city, city.sql, person),
  }
}

async function play(matter: Item | Bundle, example: ExampleFile): Promise<void> {
  await using city = await testCity({ at: example.at, content })
  const { expect: wanted } = example
  const { id: owner, name: ownerName, applicant } = await applicantFor(city, example)
  const draft = await openDraft(
    city,
    { owner, ownerName, applicant, channel: 'portal', hall: null },
    { kind: matter.kind, id: matter.id },
  )
  const delivery = example.delivery ?? 'electronic'
  const saving = {
    revision: draft.revision,
    values: example.form as Record<string, Json>,
    delivery: {
      choice: delivery,
      ...(delivery === 'courier' ? { address: '云州市云东区滨江路88号', receiver: ownerName, mobile: '10000000000' } : {}),
    },
  }
  const saved = await saveDraft(city, owner, draft.id, saving)
  expect(saved.errors).toEqual([])
  const materials = (await materialsOfDraft(city, owner, draft.id)).rows
  const judged = await checkEligibility(city, applicant, {
    kind: matter.kind,
    id: matter.id,
    form: { ...draft.values, ...saving.values },
  })
  if (wanted.eligible)
    expect([judged.verdict, judged.conditions.filter((one) => one.verdict === 'no').map((one) => one.id)]).toEqual([
      wanted.eligible,
      wanted.failing ?? (wanted.eligible === 'no' ? expect.anything() : []),
    ])
  if (wanted.asked)
    expect(
      materials
        .filter((one) => one.state === 'needed' || (one.state === 'optional' && one.commitment !== null))
        .map((one) => one.id)
        .toSorted(),
    ).toEqual(wanted.asked.toSorted())
  if (wanted.obtained)
    expect(
      Object.fromEntries(materials.flatMap((one) => (one.state === 'obtained' ? [[one.id, one.source?.kind]] : []))),
    ).toEqual(wanted.obtained)
  if (wanted.decision === undefined && wanted.parts === undefined && wanted.acts === undefined) return
  for (const one of materials) {
    if (one.state !== 'needed') continue
    const at = { owner, ownerName, id: draft.id, material: one.id }
    if (one.commitment) await commitTo(city, at)
    else await uploadMaterial(city, at, { content: Readable.from(onePagePdf), name: `${one.id}.pdf` })
  }
  const filed = await submitDraft(city, { owner, ownerName, id: draft.id, anyway: true })
  for (const act of wanted.acts ?? []) await perform(city, filed, act)
  await pay(city, filed)
  await check(city, filed, wanted)
}

type Filed = { root: string; id: string }
type Acting = NonNullable<ExampleFile['expect']['acts']>[number]

async function casesOf(city: TestCity, filed: Filed): Promise<Case[]> {
  const main = await findCase(city.sql, filed.root, filed.id)
  return main ? [main, ...(await childrenOf(city.sql, filed.root, filed.id))] : []
}

async function perform(city: TestCity, filed: Filed, act: Acting): Promise<void> {
  const cases = await casesOf(city, filed)
  const subject = act.item ? cases.find((one) => one.item === act.item) : cases[0]
  if (!subject) throw new Error(`no case of ${act.item} is open`)
  const open = (await allTasks(city.sql, subject.root, subject.id)).filter((task) => task.state === 'open')
  const task = open.find((one) => one.element === act.task)
  if (!task)
    throw new Error(
      `no task ${act.task} is open; open are ${open.map((one) => one.element).join(', ') || 'none'} (state ${subject.state}, parked ${JSON.stringify(subject.parked)})`,
    )
  const [position = ''] = task.positions
  const officer: Officer = {
    kind: 'officer',
    id: newId(),
    login: 'example',
    name: '例子',
    positions: [
      { id: newId(), position, department: task.department, region: content.region, permissions: ['task.complete'], until: null },
    ],
  }
  await completeTask(city, { root: subject.root, task: task.id }, officer, {
    outcome: act.outcome ?? 'done',
    ground: act.ground,
    opinion: act.opinion ?? '按例子办理',
    output: act.output as Record<string, Json>,
  })
}

async function pay(city: TestCity, filed: Filed): Promise<void> {
  const cases = await casesOf(city, filed)
  const bills = await billsOfCase(
    city.sql,
    filed.root,
    cases.map((one) => one.id),
  )
  if (bills.some((bill) => bill.state === 'open')) await payBySimulator(city, cases)
}

async function check(city: TestCity, filed: Filed, wanted: ExampleFile['expect']): Promise<void> {
  const cases = await casesOf(city, filed)
  const [main, ...parts] = cases
  const outcome = (one: Case | undefined) =>
    one?.state === 'refused' ? 'refused' : (one?.decision ?? (one?.state === 'withdrawn' ? 'withdrawn' : 'open'))
  expect(cases.filter((one) => one.parked).map((one) => one.parked)).toEqual([])
  if (wanted.decision) expect(outcome(main)).toBe(wanted.decision)
  if (wanted.parts) expect(Object.fromEntries(parts.map((one) => [one.item, outcome(one)]))).toEqual(wanted.parts)
  if (wanted.due !== undefined)
    expect(main?.acceptedAt && main.dueAt ? dayOf(new Date(main.dueAt.getTime() - 1)) : null).toBe(wanted.due)
  if (wanted.fee !== undefined) {
    const bills = await billsOfCase(
      city.sql,
      filed.root,
      cases.map((one) => one.id),
    )
    expect(bills.reduce((sum, bill) => sum + bill.fen, 0) / 100).toBe(wanted.fee)
  }
  const issued = cases.flatMap((one) =>
    ((one.result?.licences ?? []) as { licenceType: string }[]).map((licence) => licence.licenceType),
  )
  if (wanted.result !== undefined) expect(issued).toEqual(wanted.result === null ? [] : [wanted.result])
  if (wanted.results) expect(issued.toSorted()).toEqual(wanted.results.toSorted())
}
