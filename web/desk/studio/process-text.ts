// SPDX-License-Identifier: Apache-2.0
import type { Named } from './door.ts'

type Task = { id: string; name: string; outcomes: string }

function userTasks(xml: string): Task[] {
  return [...xml.matchAll(/<(?:\w+:)?userTask\b[^<>]*/g)].flatMap(([tag]) => {
    const said = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    const id = said('id')
    return id === '' ? [] : [{ id, name: said('name') || id, outcomes: said('chengshu:outcomes') }]
  })
}

/** The tasks of people in a drawing, by id and name, in the order in which they stand there. */
export const tasksIn = (xml: string): Named[] => userTasks(xml).map(({ id, name }) => ({ id, name }))

/** Outcomes as a drawing writes them, `accept:受理,refuse:不予受理`, each a code and a word. */
export function outcomesIn(written: string): { code: string; word: string }[] {
  return written
    .split(/[,，]/)
    .map((one) => one.split(/[:：]/).map((part) => part.trim()))
    .flatMap(([code = '', word = '']) => (code === '' ? [] : [{ code, word: word === '' ? code : word }]))
}

export const writeOutcomes = (outcomes: readonly { code: string; word: string }[]): string =>
  outcomes.map(({ code, word }) => `${code}:${word}`).join(',')

/** A condition for each outcome of each task: what a flow may depend on, in words. */
export const conditionsIn = (xml: string): Named[] =>
  userTasks(xml).flatMap(({ id, name, outcomes }) =>
    outcomesIn(outcomes).map(({ code, word }) => ({ id: `${id}.outcome = "${code}"`, name: `${name}：${word}` })),
  )

/** What a process may ask of the platform (the pack check has the same list); their words are under studio.topic. */
export const topics = [
  ...['case.accept', 'case.refuse', 'case.decide', 'case.close', 'fee.bill', 'delivery.begin'],
  ...['licence.issue', 'licence.revoke', 'licence.cancel', 'register.write'],
]
