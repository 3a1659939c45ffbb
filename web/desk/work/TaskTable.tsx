// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Skeleton } from 'antd'
import { type CSSProperties, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePending } from '../case/PendingDecisions.tsx'
import type { TaskRow } from '../doors/types.ts'
import type { Column } from './columns.tsx'

type Shown = {
  rows: TaskRow[]
  columns: Column[]
  cursor: string | null
  opened: string | null
  loading: boolean
  /** the list of what is done: the clock's column tells when */
  isDone: boolean
  /** ticked rows while several are chosen at once; null when none are */
  ticked: Set<string> | null
  onTick: (row: TaskRow) => void
  onCursor: (id: string) => void
  onOpen: (row: TaskRow) => void
}

/** The list itself: 40-px rows, one of which is the cursor. Rows keep their place when the list is refreshed. */
export function TaskTable({ rows, columns, cursor, opened, loading, isDone, ticked, onTick, onCursor, onOpen }: Shown) {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const pending = usePending()
  const moved = useRef(false)
  useEffect(() => {
    // the first cursor is only a mark: focus moves when the officer moves it
    if (!moved.current) {
      moved.current = cursor !== null
      return
    }
    const row = body.current?.querySelector<HTMLElement>(`[data-task="${cursor}"]`)
    if (row === null || row === undefined || row.contains(document.activeElement)) return
    if (document.activeElement === document.body || body.current?.contains(document.activeElement))
      row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with keys, which is what a grid is
    <table className="tasks" style={widthOf(columns)} role="grid" aria-label={t('work.list')} aria-busy={loading}>
      <colgroup>
        {ticked === null ? null : <col style={{ width: 40 }} />}
        {columns.map((column) => (
          <col key={column.id} style={column.width === 0 ? undefined : { width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {ticked === null ? null : (
            <th scope="col">
              <span className="unseen">{t('bulk.tick')}</span>
            </th>
          )}
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {t(`column.${isDone && column.id === 'clock' ? 'doneAt' : column.id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {loading
          ? Array.from({ length: 12 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity
              <tr key={index} className="task-skeleton">
                {columns.map((column) => (
                  <td key={column.id}>
                    <Skeleton.Input active size="small" block />
                  </td>
                ))}
              </tr>
            ))
          : rows.map((row) => (
              <tr
                key={row.id}
                data-task={row.id}
                tabIndex={row.id === cursor ? 0 : -1}
                aria-selected={row.id === opened}
                className={[
                  row.id === cursor ? 'is-cursor' : '',
                  row.id === opened ? 'is-open' : '',
                  pending.some((held) => held.taskId === row.id) ? 'is-leaving' : '',
                ].join(' ')}
                onFocus={() => onCursor(row.id)}
                onClick={() => onOpen(row)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  onOpen(row)
                }}
              >
                {ticked === null ? null : (
                  <td className="tick">
                    <Checkbox
                      checked={ticked.has(row.id)}
                      disabled={row.assignee !== null}
                      aria-label={t('bulk.tickOne', { name: row.itemName, number: row.number })}
                      onClick={(event) => event.stopPropagation()}
                      onChange={() => onTick(row)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.id} title={column.text(row, t)}>
                    {column.cell?.(row, t) ?? column.text(row, t)}
                  </td>
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  )
}

/** The item's name keeps room to be read; a list that is wider than its place scrolls. */
function widthOf(columns: Column[]): CSSProperties {
  const least = columns.reduce((sum, column) => sum + (column.width === 0 ? 200 : column.width), 0)
  return { '--least': `${least}px` } as CSSProperties
}
