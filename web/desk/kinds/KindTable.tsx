// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockChip } from '../frame/ClockChip.tsx'
import { useKeys } from '../frame/keys.ts'
import { StateTag } from '../frame/StateTag.tsx'
import { saidAt, saidDue } from '../frame/time.ts'
import type { KindRow, KindView } from './door.ts'

type Shown = {
  kind: KindView
  rows: KindRow[]
  loading: boolean
  onSeek: () => void
  onRefresh: () => void
  /** the cursor has come to the last row that was read */
  onEnd: () => void
}

/** The queue itself: 40-px rows, one of which is the cursor; Enter or a click opens the case. */
export function KindTable({ kind, rows, loading, onSeek, onRefresh, onEnd }: Shown) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const body = useRef<HTMLTableSectionElement>(null)
  const [cursorId, setCursor] = useState<string | null>(null)
  const [moved, setMoved] = useState(0)
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === cursorId),
  )
  const cursor = rows[index]
  const open = (row: KindRow) => void navigate({ to: '/cases/$root/$id', params: { root: row.root, id: row.id } })
  function move(by: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))]
    if (next === undefined) return
    setCursor(next.id)
    setMoved((before) => before + 1)
    if (by > 0 && next === rows.at(-1)) onEnd()
  }
  useEffect(() => {
    // focus follows the keys, not the first mark
    if (moved > 0) body.current?.querySelector<HTMLElement>('tr.is-cursor')?.focus()
  }, [moved])
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    '/': onSeek,
    r: onRefresh,
    enter: () => (cursor === undefined ? undefined : open(cursor)),
  })
  const heads = [
    t('column.clock'),
    t('kinds.column.title'),
    ...kind.columns.map((column) => column.title),
    ...['state', 'department', 'openedAt', 'number'].map((id) => t(`kinds.column.${id}`)),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a region around a table, not a section of the text
    <div className="wide panel kind-table" role="region" aria-label={kind.name} tabIndex={0}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with keys, which is what a grid is */}
      <table className="tasks" role="grid" aria-label={t('kinds.list', { name: kind.name })} aria-busy={loading}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {loading ? (
            <tr className="task-skeleton">
              <td colSpan={heads.length}>
                <Skeleton active />
              </td>
            </tr>
          ) : (
            rows.map((row) => (
              <tr
                key={row.id}
                tabIndex={row === cursor ? 0 : -1}
                className={row === cursor ? 'is-cursor' : ''}
                onFocus={() => setCursor(row.id)}
                onClick={() => open(row)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  open(row)
                }}
              >
                <Cells kind={kind} row={row} />
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  )
}

function Cells({ kind, row }: { kind: KindView; row: KindRow }) {
  return (
    <>
      <td>
        <ClockChip light={row.light} text={row.isOpen && row.dueAt !== null ? saidDue(row.dueAt) : ''} dueAt={row.dueAt} />
      </td>
      <td className="kind-title" title={row.title}>
        {row.title}
      </td>
      {kind.columns.map((column) => (
        <td key={column.field} title={row.shown[column.field]}>
          {row.shown[column.field] ?? ''}
        </td>
      ))}
      <td>
        <StateTag state={row.state} />
      </td>
      <td>{[row.department, row.region].filter((part) => part !== '').join(' · ')}</td>
      <td className="figures">{saidAt(row.openedAt)}</td>
      <td className="figures">{row.number}</td>
    </>
  )
}
