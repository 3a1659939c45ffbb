// SPDX-License-Identifier: Apache-2.0

import { expect } from 'vitest'
import { balancesNamed } from '../accounts/index.ts'
import { findCase, findDossier, fireTimers, historyOf } from '../cases/index.ts'
import { dayOf, transaction } from '../kernel/index.ts'
import type { Content } from '../packs/index.ts'
import { findRow } from '../registers/index.ts'
import { seedDemo, seedReference } from '../seed.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { begunByRound } from '../testing/queries.ts'
import type { Kind, KindExample } from './content/index.ts'
import { openedBy } from './origin.ts'
import { runRounds } from './rounds.ts'

type Answer = { status: number; code: string | undefined; body: unknown }
type Step = NonNullable<KindExample['steps']>[number]

/**
 * Performs an example of a kind on a real city, as its people would, and compares what comes out. `content`: that of more packs than the
 * shipped one; their people and rows are added to the city first.
 */
export async function perform(kind: Kind, example: KindExample, content?: Content): Promise<void> {
  await using city = await testCity({ at: example.at, ...(content ? { content } : {}) })
  if (content) {
    await transaction(city.sql, (tx) => seedReference(city, tx))
    await seedDemo(city, () => {})
  }
  const filed = await open(city, kind, example)
  if (example.refused !== undefined) {
    expect(filed.code, JSON.stringify(filed.body)).toBe(example.refused)
    return
  }
  expect(filed.status, JSON.stringify(filed.body)).toBeLessThan(300)
  const { root } = filed.body as { root: string }
  let told = 0
  for (const step of example.steps ?? []) {
    if (step.at !== undefined) {
      city.clock.set(step.at)
      await fireTimers(city)
      await runRounds(city)
    }
    await city.settle()
    if (step.wait === true) continue
    const answer = step.signal === undefined ? await doTask(city, root, step) : await signal(city, kind, step, `step-${told++}`)
    if (step.refused !== undefined) expect(answer.code, `${step.task ?? ''} ${JSON.stringify(answer.body)}`).toBe(step.refused)
    else expect(answer.status, `${step.task ?? step.signal ?? ''} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  }
  await city.settle()
  await compare(city, root, example)
}

async function open(city: TestCity, kind: Kind, { by, form, signal: told, round }: KindExample): Promise<Answer> {
  if (round !== undefined) return begun(city, kind, round, form)
  if (told !== undefined) return signal(city, kind, { signal: told, by, form }, 'first')
  const isResident = city.content.demoAccounts.some((one) => one.login === by)
  const caller = await city.as(by)
  const answers = await withPhotos(caller, isResident ? '/portal' : '', form)
  return caller.post(isResident ? `/portal/kinds/${kind.id}/cases` : `/kinds/${kind.id}/cases`, { form: answers })
}

/** What the platform began by itself at this instant. */
async function begun(city: TestCity, kind: Kind, round: string, form: Record<string, unknown>): Promise<Answer> {
  await runRounds(city)
  const roots = await begunByRound(city.sql, kind.id, round)
  const [root] = await answering(city, roots, form)
  const body = { root, began: roots.length }
  return root === undefined ? { status: 404, code: 'CASE_NOT_FOUND', body } : { status: 201, code: undefined, body }
}

async function signal(city: TestCity, kind: Kind, { signal: id, by, form }: Step, sourceId: string): Promise<Answer> {
  const machine = await city.as(by ?? '')
  return machine.post(`/kinds/${kind.id}/signals/${id}`, { sourceId, form: form ?? {} })
}

/** An officer, or somebody of the unit whose it is, does the task of the case, or of one that its process opened, that waits under this name. */
export async function doTask(city: TestCity, root: string, step: Step): Promise<Answer> {
  const { task, outcome, by, of, opinion, ground, form, checks } = step
  const { door, caller, at } = await openTask(city, root, { task, by, of })
  const photos = door === 'me/units' ? '/portal' : ''
  for (const [field, items] of Object.entries(checks ?? {})) {
    const answers = await Promise.all(Object.entries(items).map(([item, said]) => checked(caller, photos, item, said)))
    const answer = await caller.post(`/${door}/tasks/${at.root}/${at.id}/checks/${field}`, { answers })
    if (answer.status >= 300 || outcome === undefined) return answer
  }
  const output = form && (await withPhotos(caller, photos, form))
  const words = Object.fromEntries(Object.entries({ opinion, ground, output }).filter(([, value]) => value !== undefined))
  return caller.post(`/${door}/tasks/${at.root}/${at.id}/completion`, { outcome, ...words })
}

/** What is found at one item, as a page sends it. */
async function checked(caller: Client, door: '' | '/portal', item: string, said: unknown) {
  const { files = [], ...rest } = (typeof said === 'string' ? { result: said } : said) as { files?: string[] }
  const sent = await Promise.all(files.map((name) => sendPhoto(caller, door, name.replace('photo:', ''))))
  return { item, seen: 0, ...rest, ...(sent.length > 0 ? { files: sent } : {}) }
}

/** The task that waits under this name, of the case or of one that it opened, and whoever does it. */
async function openTask(
  city: TestCity,
  root: string,
  { task, by, of }: Pick<Step, 'task' | 'by' | 'of'>,
): Promise<{ door: string; caller: Client; at: { root: string; id: string } }> {
  const subject = await findCase(city.sql, root, root)
  const all = [root, ...(subject ? openedBy({ case: subject }).map((one) => one.root) : [])]
  const roots = of === undefined ? all : await answering(city, all, of)
  const [found] = await city.sql<{ root: string; id: string }[]>`
    select root, id from cases.open_tasks where root = any(${roots}::uuid[]) and element = ${task ?? ''} order by opened_at desc limit 1`
  if (!found) throw new Error(`no task ${task} is open`)
  const caller = await city.as(by ?? '')
  const isUnits = city.content.demoAccounts.some((one) => one.login === by)
  return { door: isUnits ? 'me/units' : 'desk', caller, at: found }
}

/** A text `photo:name.jpg` is a picture that is sent first, as its people would. */
async function withPhotos(caller: Client, door: '' | '/portal', form: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answers = { ...form }
  for (const [field, value] of Object.entries(form)) {
    const name = typeof value === 'string' ? /^photo:(.+)$/.exec(value)?.[1] : undefined
    if (name !== undefined) answers[field] = await sendPhoto(caller, door, name)
  }
  return answers
}

/** The smallest picture that a camera could have made. */
const PICTURE = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda00080101000000003f00d2ffd9', 'hex')

/** Sends a picture that is to be an answer; its id. */
export async function sendPhoto(caller: Client, door: '' | '/portal', name: string): Promise<string> {
  const kept = await caller.upload(`${door}/kinds/answer-files/photo`, { name, type: 'image/jpeg', content: PICTURE })
  expect(kept.status, JSON.stringify(kept.body)).toBe(201)
  return kept.body.id
}

/** Of these cases those whose answers are so. */
async function answering(city: TestCity, roots: string[], of: Record<string, unknown>): Promise<string[]> {
  const found = await Promise.all(roots.map(async (root) => ({ root, form: (await findDossier(city.sql, root, root))?.form })))
  return found.filter(({ form }) => Object.entries(of).every(([name, value]) => form?.[name] === value)).map(({ root }) => root)
}

async function compare(city: TestCity, root: string, { expect: wanted }: KindExample): Promise<void> {
  if (!wanted) return
  const subject = await findCase(city.sql, root, root)
  if (!subject) throw new Error('the case is not there')
  expect(subject.state).toBe(wanted.state)
  expect(subject.parked).toBeNull()
  if (wanted.number !== undefined) expect(subject.number).toBe(wanted.number)
  if (wanted.due !== undefined) expect(subject.dueAt && dayOf(new Date(subject.dueAt.getTime() - 1))).toBe(wanted.due)
  if (wanted.department !== undefined) expect(subject.department).toBe(city.content.departments.get(wanted.department)?.code)
  if (wanted.history !== undefined) {
    const acts = (await historyOf(city.sql, root, [root])).map((one) => one.act)
    expect(acts.filter((one) => wanted.history?.includes(one))).toEqual(wanted.history)
  }
  if (wanted.opened !== undefined) {
    const opened = openedBy({ case: subject })
    const found = await Promise.all(
      opened.map(async (one) => ({
        kind: one.kind,
        state: (await findCase(city.sql, one.root, one.id))?.state,
        form: (await findDossier(city.sql, one.root, one.id))?.form,
      })),
    )
    expect(found).toMatchObject(wanted.opened)
    expect(found).toHaveLength(wanted.opened.length)
  }
  if (wanted.balances !== undefined)
    expect(await balancesNamed(city, city.sql, Object.keys(wanted.balances), subject.applicantId)).toEqual(wanted.balances)
  if (wanted.row !== undefined) {
    const { register, key, fields } = wanted.row
    expect((await findRow(city, city.sql, register, key))?.fields).toMatchObject(fields)
  }
}
