// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'

/** Rows about a case name it `caseId`; rows that are the case itself have only their own id. */
type Row = { root: string; number: string; id?: string; caseId?: string }

/** The column of a case's number, which leads to the case. */
export const caseNumber = (title: string) => ({
  title,
  key: 'number',
  className: 'figures',
  render: (_: unknown, row: Row) => (
    <Link to="/cases/$root/$id" params={{ root: row.root, id: row.caseId ?? row.id ?? '' }}>
      {row.number}
    </Link>
  ),
})
