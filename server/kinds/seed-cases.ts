// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays, type Calendar } from '@chengshu/engine'
import { allTasks, type Case, completeTask, findCase, findDossier } from '../cases/index.ts'
import { dayOf, handClock, type Json } from '../kernel/index.ts'
import { officerByLogin, personByIdNumber } from '../people/index.ts'
import type { DemoCase } from './content/demo-case.ts'
import type { City } from './needs.ts'
import { openAsOfficer, openAsPerson } from './opener.ts'
import { openedBy } from './origin.ts'
import { anyOfKind } from './queries.ts'

type Step = NonNullable<DemoCase['steps']>[number]

/**
 * What is under way in the demo city, through its officers' own acts at the hours at which they would have been done. A kind of which the
 * city has a case already gets none: a second start changes nothing, and what somebody has gone on with stays.
 */
export async function seedCases(city: City): Promise<void> {
  const { calendar } = city.content
  const today = dayOf(city.clock.now())
  if (!isCounted(calendar, today)) return
  const begun = new Set<string>()
  for (const demo of city.content.demoCases) {
    if (!begun.has(demo.kind) && (await anyOfKind(city.sql, demo.kind))) continue
    begun.add(demo.kind)
    await seedOne(city, demo, (away) => addWorkingDays(calendar, today, away))
  }
}

async function seedOne(city: City, demo: DemoCase, day: (away: number) => string): Promise<void> {
  const at = (away: number): City => ({ ...city, clock: handClock(`${day(away)}T10:20:00+08:00`) })
  const dated = (form: unknown) => withDays(form as Json, day) as Record<string, Json>
  const opened = await openDemo(at(demo.on), demo, dated(demo.form))
  if (!opened) return
  const { root } = opened
  for (const step of demo.steps ?? [])
    await take(at(step.on), root, { ...step, ...(step.form ? { form: dated(step.form) } : {}) })
}

/** By an officer, or by a resident of the demo city for herself. */
async function openDemo(city: City, { by, id, kind }: DemoCase, form: Record<string, Json>): Promise<Case | undefined> {
  const officer = await officerByLogin(city, by)
  if (officer) return openAsOfficer(city, officer, kind, { id, form })
  const account = city.content.demoAccounts.find(({ login }) => login === by)
  const person = account && (await personByIdNumber(city, city.sql, account.idNumber))
  return person && openAsPerson(city, { ...person, actingFor: null }, kind, { id, form })
}

async function take(city: City, root: string, { by, of, task: element, outcome, opinion, form }: Step): Promise<void> {
  const officer = await officerByLogin(city, by)
  const main = await findCase(city.sql, root, root)
  const subject = main && (of === undefined ? main : await openedOf(city, main, of))
  const task =
    subject && (await allTasks(city.sql, subject.root, subject.id)).find((one) => one.element === element && one.state === 'open')
  if (!officer || !subject || !task) return
  await completeTask(city, { root: subject.root, task: task.id }, officer, {
    outcome,
    opinion,
    output: form as Record<string, Json> | undefined,
  })
}

/** The case that this one opened and that answers so. */
async function openedOf(city: City, main: Case, of: Record<string, unknown>): Promise<Case | undefined> {
  for (const { root, id } of openedBy({ case: main })) {
    const form = (await findDossier(city.sql, root, id))?.form
    if (Object.entries(of).every(([name, value]) => form?.[name] === value)) return findCase(city.sql, root, id)
  }
  return undefined
}

/** A text `{day 5}` is the fifth working day from today. */
function withDays(value: Json, day: (away: number) => string): Json {
  if (typeof value === 'string') return value.replace(/^\{day (-?\d+)\}$/, (_, away: string) => day(Number(away)))
  if (Array.isArray(value)) return value.map((one) => withDays(one, day))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withDays(one as Json, day)]))
}

/** The working days about today are known: a year without its calendar has none. */
function isCounted(calendar: Calendar, today: string): boolean {
  const year = Number(today.slice(0, 4))
  const years = [today < `${year}-02-01` ? year - 1 : year, year, today > `${year}-12-01` ? year + 1 : year]
  return years.every((one) => Object.hasOwn(calendar.years, String(one)))
}
