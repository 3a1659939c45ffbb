// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type Urging = {
  department: string
  region: string
  id: string
  root: string
  caseId: string
  number: string
  itemName: string
  body: string
  askedBy: string
  askedByName: string
  askedAt: Date
  answerBy: Date
  answer: string | null
  answeredByName: string | null
  answeredAt: Date | null
}

const columns = (tx: Tx) => tx`
  department, region, id, root, case_id as "caseId", number, item_name as "itemName", body, asked_by as "askedBy", asked_by_name as "askedByName", asked_at as "askedAt", answer_by as "answerBy",
  answer, answered_by_name as "answeredByName", answered_at as "answeredAt"`

export async function insertUrging(tx: Tx, u: Omit<Urging, 'answer' | 'answeredByName' | 'answeredAt'>): Promise<void> {
  await tx`
    insert into urgings.urgings (department, region, id, root, case_id, number, item_name, body, asked_by, asked_by_name, asked_at, answer_by)
    values (${u.department}, ${u.region}, ${u.id}, ${u.root}, ${u.caseId}, ${u.number}, ${u.itemName}, ${u.body}, ${u.askedBy}, ${u.askedByName}, ${u.askedAt}, ${u.answerBy})`
}

/** Urgings within a reach, the unanswered first, what is due soonest on top. */
export function urgingsOf(tx: Tx, reach: Bound[], limit: number): Promise<Urging[]> {
  return tx<Urging[]>`
    select ${columns(tx)} from urgings.urgings
     where ${inReach(tx, reach, 'department', 'region')}
     order by (answer is not null), case when answer is null then answer_by end, answered_at desc limit ${limit}`
}

export async function findUrging(tx: Tx, reach: Bound[], id: string): Promise<Urging | undefined> {
  const [row] = await tx<Urging[]>`
    select ${columns(tx)} from urgings.urgings where id = ${id} and ${inReach(tx, reach, 'department', 'region')}`
  return row
}

export async function answerUrging(
  tx: Tx,
  { department, id }: Pick<Urging, 'department' | 'id'>,
  answer: { text: string; by: string; name: string; at: Date },
): Promise<Urging | undefined> {
  const [row] = await tx<Urging[]>`
    update urgings.urgings set answer = ${answer.text}, answered_by = ${answer.by}, answered_by_name = ${answer.name}, answered_at = ${answer.at}
     where department = ${department} and id = ${id} and answer is null
    returning ${columns(tx)}`
  return row
}
