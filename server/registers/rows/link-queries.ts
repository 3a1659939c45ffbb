// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../../kernel/index.ts'

export type Stretch = {
  register: string
  key: string
  /** the end of it that the row stands at */
  end: 'from' | 'to'
  other: string
  department: string
  region: string
  beganAt: Date
  endedAt: Date | null
}

/**
 * The links of some registers that hold at an instant and name a row at one of their ends. A link that ended and was made again has several
 * stretches; of each its last version says until when. `ends`: which end of which register names rows of the row's own.
 */
export function linksAt(
  tx: Tx,
  ends: { register: string; end: 'from' | 'to' }[],
  { key, at, limit }: { key: string; at: Date; limit: number },
): Promise<Stretch[]> {
  return tx<Stretch[]>`
    select s.* from (
      select distinct on (h.register, h.key, h.began_at) h.register, h.key, n."end",
             h.body->>(case n."end" when 'from' then 'to' else 'from' end) as other,
             h.department, h.region, h.began_at as "beganAt", h.ended_at as "endedAt"
        from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as n(register text, "end" text)
        join registers.row_index i on i.register = n.register and i.field = n."end" and i.value = ${key}
        join registers.row_history h on h.register = i.register and h.key = i.key
       order by h.register, h.key, h.began_at, h.version desc) s
     where s."beganAt" <= ${at} and (s."endedAt" is null or s."endedAt" > ${at})
     order by s.register, s."beganAt", s.key limit ${limit}`
}
