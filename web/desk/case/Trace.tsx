// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { readTrace, type Traced, type TracedCase, workKeys } from '../doors/work.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { StateTag } from '../frame/StateTag.tsx'
import { saidAt } from '../frame/time.ts'
import { detailOf, headOf } from './history-text.ts'

/** What a case has set going, from what was asked to what came of it. Looking is recorded, so it is read when somebody asks for it. */
export function Trace({ view: { root, id, linked } }: { view: CaseView }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const reading = useQuery({
    queryKey: workKeys.trace(root, id),
    queryFn: ({ signal }) => readTrace(root, id, signal),
    enabled: isOpen,
    refetchOnWindowFocus: false,
  })
  const many = linked.filter((one) => one.how === 'opened').length
  if (many === 0) return null
  return (
    <details className="lanes" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('course.title', { count: many })}</summary>
      {reading.isError ? <ProblemNotice error={reading.error} again={() => void reading.refetch()} /> : null}
      {isOpen && reading.isPending ? <Skeleton active /> : null}
      {reading.data ? (
        <>
          <ul>
            {reading.data.cases.map((one) => (
              <Opened key={one.id} row={one} />
            ))}
          </ul>
          <ul aria-label={t('course.rows')}>
            {reading.data.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </>
      ) : null}
    </details>
  )
}

function Opened({ row }: { row: TracedCase }) {
  return (
    <li>
      <Link to="/cases/$root/$id" params={{ root: row.root, id: row.id }}>
        {row.name}
      </Link>
      <span className="muted">{row.department}</span>
      <StateTag state={row.state} />
      {row.light === null ? null : <ClockChip light={row.light} text="" />}
      {row.shown.map(({ title, value }) => (
        <span key={title} className="muted">
          {title} <span className="figures">{value}</span>
        </span>
      ))}
    </li>
  )
}

function Row({ row }: { row: Traced['rows'][number] }) {
  const detail = detailOf(row)
  return (
    <li>
      <time dateTime={row.at} className="figures muted">
        {saidAt(row.at)}
      </time>{' '}
      <span className="muted">{row.title}</span> {headOf(row)}
      {detail === '' ? null : <span className="history-detail"> {detail}</span>}
      {row.who === '' ? null : <span className="muted"> · {row.who}</span>}
    </li>
  )
}
