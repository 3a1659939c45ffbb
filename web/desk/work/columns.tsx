// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { TaskRow } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { saidAt, saidDue } from '../frame/time.ts'
import type { Cell } from './sheet.ts'

export type Column = {
  id: string
  /** px; 0 takes what is left */
  width: number
  /** shown beside an open case, where there is room for little */
  narrow?: true
  text: (row: TaskRow, t: TFunction) => string
  /** what a file has, where it may not say 今天 */
  exported?: (row: TaskRow) => Cell
  cell?: (row: TaskRow, t: TFunction) => ReactNode
}

const fromWhere = (row: TaskRow, t: TFunction) =>
  [t(`channel.${row.channel}`, { defaultValue: row.channel }), row.regionName].filter((part) => part !== '').join(' · ')

/** Whose clock it is stands before it: the step's own limit is not the case's. */
const runningText = (row: TaskRow, t: TFunction) =>
  row.light === 'paused'
    ? t('light.pausedText')
    : row.clockOf === null
      ? row.clock
      : t(`clockOf.${row.clockOf}`, { clock: row.clock })

const clockText = (row: TaskRow, t: TFunction) =>
  `${row.light === null || row.light === 'paused' ? '' : t(`light.${row.light}`)} ${runningText(row, t)}`.trim()

export const COLUMNS: readonly Column[] = [
  {
    id: 'clock',
    width: 184,
    narrow: true,
    text: clockText,
    cell: (row, t) => <ClockChip light={row.light} text={runningText(row, t)} dueAt={row.dueAt} />,
  },
  {
    id: 'item',
    width: 0,
    narrow: true,
    text: (row) => row.itemName,
    cell: (row, t) => <RowItem row={row} t={t} />,
  },
  { id: 'applicant', width: 190, narrow: true, text: (row) => row.applicant },
  { id: 'stage', width: 176, text: (row) => [row.stage, row.name].filter((part) => part !== '').join(' · ') },
  { id: 'from', width: 168, text: fromWhere },
  { id: 'number', width: 214, text: (row) => row.number, cell: (row) => <span className="figures">{row.number}</span> },
  { id: 'assignee', width: 80, text: (row, t) => row.assignee?.name ?? t('work.unclaimed') },
  { id: 'dueAt', width: 150, text: (row) => saidDue(row.dueAt), exported: (row) => ({ instant: row.dueAt }) },
  { id: 'submittedAt', width: 104, text: (row) => saidAt(row.submittedAt), exported: (row) => ({ instant: row.submittedAt }) },
  { id: 'department', width: 130, text: (row) => row.departmentName },
  {
    id: 'caseLight',
    width: 90,
    text: (row, t) => (row.caseLight === null ? '' : t(`light.${row.caseLight}`)),
    cell: (row) => <ClockChip light={row.caseLight} text="" />,
  },
]

/** What has not been read stands out by a mark and its word, not by colour alone. */
function RowItem({ row, t }: { row: TaskRow; t: TFunction }) {
  return (
    <span className={row.isUnread ? 'row-item is-unread' : 'row-item'}>
      {row.isUnread ? (
        <span className="unread" title={t('work.unread')}>
          <span className="unseen">{t('work.unread')} </span>
        </span>
      ) : null}
      {row.isUrged ? <span className="tag tag-danger">{t('work.urged')}</span> : null} {row.itemName}
    </span>
  )
}

const DEFAULT = ['clock', 'item', 'applicant', 'stage', 'from', 'number', 'assignee', 'submittedAt']
const MOST = 9
const PLACE = 'chengshu.desk.columns'

export function keptColumns(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? 'null')
    if (Array.isArray(kept)) {
      const known = COLUMNS.map((column) => column.id).filter((id) => kept.includes(id))
      if (known.includes('item') && known.includes('clock')) return known.slice(0, MOST)
    }
  } catch {
    // an unreadable choice is no choice
  }
  return DEFAULT
}

export function keepColumns(ids: string[]): string[] {
  const kept = COLUMNS.map((column) => column.id)
    .filter((id) => id === 'clock' || id === 'item' || ids.includes(id))
    .slice(0, MOST)
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept))
  } catch {
    // without storage the choice lasts as long as the page
  }
  return kept
}
