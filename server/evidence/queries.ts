// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/**
 * Counts a number of somebody else that an applicant asks about on a day; one asked about before is not counted again. Answers
 * whether it is among the first `most`. One row an applicant, so two requests at once count one after the other.
 */
export async function takeNumber(tx: Tx, applicantId: string, day: string, index: string, most: number): Promise<boolean> {
  const rows = await tx`
    insert into evidence.asked_numbers as a (applicant_id, day, numbers)
    values (${applicantId}, ${day}, array[${index}::text])
    on conflict (applicant_id) do update
       set day = excluded.day,
           numbers = case when a.day <> excluded.day then excluded.numbers
                          when a.numbers @> excluded.numbers then a.numbers
                          else a.numbers || excluded.numbers end
     where a.day <> excluded.day or a.numbers @> excluded.numbers or cardinality(a.numbers) < ${most}
    returning 1`
  return rows.length === 1
}
