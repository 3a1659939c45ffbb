// SPDX-License-Identifier: Apache-2.0
import { getRouteApi } from '@tanstack/react-router'
import { Alert, App, Button, type InputRef } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Begin, CasePane } from '../case/CasePane.tsx'
import { decisions } from '../case/pending-decision.ts'
import { useAct } from '../case/useAct.ts'
import type { TaskRow } from '../doors/types.ts'
import { claimTask } from '../doors/work.ts'
import { useKeys } from '../frame/keys.ts'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf, saidAt } from '../frame/time.ts'
import { BulkClaim } from './BulkClaim.tsx'
import { COLUMNS, keepColumns, keptColumns } from './columns.tsx'
import type { Grid } from './sheet.ts'
import { TaskTable } from './TaskTable.tsx'
import { useCounts, useSearch, useTasks } from './useTasks.ts'
import { WorkToolbar } from './WorkToolbar.tsx'
import { filterOf, openedOf, openText, type WorkSearch } from './work-search.ts'

const route = getRouteApi('/')
const NONE: TaskRow[] = []

/** One list of work: what runs out first is on top; the open case stands beside it. */
export function WorkPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filter = filterOf(search)
  const isAll = search.queue === 'all'
  const tasks = useTasks(filter, !isAll)
  const [asked, setAsked] = useState('')
  const found = useSearch(isAll ? asked : '')
  const [ticked, setTicked] = useState<Set<string> | null>(null)
  const counts = useCounts()
  const opened = openedOf(search)
  const listed = useMemo(() => uniqueRows(tasks.data?.pages.flatMap((page) => page.rows) ?? []), [tasks.data])
  const rows = isAll ? (found.data?.rows ?? NONE) : listed
  const [cursorId, setCursor] = useState<string | null>(opened?.task ?? null)
  const [chosen, setChosen] = useState(keptColumns)
  const [begin, setBegin] = useState<Begin | null>(null)
  const lastIndex = useRef(0)
  const searchBox = useRef<InputRef>(null)
  const act = useAct()
  const officer = useOfficer()
  const narrow = opened !== null

  const place = rows.findIndex((row) => row.id === cursorId)
  const index = place >= 0 ? place : Math.min(lastIndex.current, rows.length - 1)
  lastIndex.current = Math.max(0, index)
  const cursor = rows[index] ?? null

  const change = useCallback(
    (part: Partial<WorkSearch>) =>
      void navigate({
        search: (before) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)),
        replace: !('open' in part),
      }),
    [navigate],
  )
  const open = useCallback(
    (row: TaskRow, next: Begin | null = null) => {
      setCursor(row.id)
      setBegin(next)
      change({ open: openText(row) })
    },
    [change],
  )
  function move(by: number): void {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))]
    if (next !== undefined) setCursor(next.id)
    if (by > 0 && index + by >= rows.length - 1 && tasks.hasNextPage && !tasks.isFetchingNextPage) void tasks.fetchNextPage()
  }
  async function claim(row: TaskRow): Promise<void> {
    const done = await act.run({
      root: row.root,
      caseId: row.caseId,
      name: `claim-${row.id}`,
      send: (key) => claimTask(row.root, row.id, key),
    })
    if (done !== undefined) void message.success(t('work.claimed', { name: row.itemName }))
  }
  /** The next one that can be worked on, after the one that was just decided; nothing left is the list. */
  function openNext(): void {
    const at = rows.findIndex((row) => row.id === opened?.task)
    const waiting = new Set(decisions.list().map((held) => held.taskId))
    const isFree = (row: TaskRow) =>
      !waiting.has(row.id) && row.light !== 'paused' && (row.assignee === null || row.assignee.id === officer.id)
    const next = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find(isFree)
    if (next === undefined) change({ open: undefined })
    else open(next)
  }
  function tick(row: TaskRow): void {
    setTicked((before) => {
      const next = new Set(before)
      if (!next.delete(row.id)) next.add(row.id)
      return next
    })
  }
  const onCursorRow = (then: (row: TaskRow) => void) => () => {
    if (cursor !== null) then(cursor)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
    r: () => void tasks.refetch(),
    enter: onCursorRow((row) => open(row)),
  })
  // with a case on the screen these keys belong to the case (CasePane)
  useKeys(
    {
      c: onCursorRow((row) => void claim(row)),
      d: onCursorRow((row) => open(row, 'decide')),
      s: onCursorRow((row) => open(row, 'supplement')),
    },
    !narrow,
  )
  const columns = COLUMNS.filter((column) => (narrow ? column.narrow === true : chosen.includes(column.id)))
  function seen(): Grid {
    const all = COLUMNS.filter((column) => chosen.includes(column.id))
    return {
      name: t('work.file', { day: dayOf(new Date()) }),
      heads: all.map((column) => t(`column.${column.id}`)),
      rows: rows.map((row) => all.map((column) => column.exported?.(row) ?? column.text(row, t))),
    }
  }
  return (
    <div className={narrow ? 'work work-split' : 'work'}>
      <section className="work-list" aria-label={t('work.title')}>
        <h1 className="unseen">{t('work.title')}</h1>
        <WorkToolbar
          search={search}
          rows={rows}
          counts={counts.data ?? {}}
          columns={chosen}
          narrow={narrow}
          searchBox={searchBox}
          onSearch={change}
          onColumns={(ids) => setChosen(keepColumns(ids))}
          grid={seen}
          asked={asked}
          onAsk={setAsked}
          ticking={ticked !== null}
          onTicking={() => setTicked((before) => (before === null ? new Set() : null))}
        />
        {ticked === null ? null : (
          <div className="bulk" role="toolbar" aria-label={t('bulk.title')}>
            <BulkClaim chosen={rows.filter((row) => ticked.has(row.id))} onDone={() => setTicked(null)} />
            <Button onClick={() => setTicked(new Set(rows.filter((row) => row.assignee === null).map((row) => row.id)))}>
              {t('bulk.all')}
            </Button>
            <Button type="text" onClick={() => setTicked(null)}>
              {t('cancel')}
            </Button>
          </div>
        )}
        {tasks.isError ? <ProblemNotice error={tasks.error} again={() => void tasks.refetch()} /> : null}
        {isAll && found.isError ? <ProblemNotice error={found.error} /> : null}
        {isAll && found.data?.isCut ? <Alert type="info" showIcon title={t('work.cut', { count: rows.length })} /> : null}
        <div className="work-scroll">
          {isAll && asked === '' ? (
            <Nothing title={t('empty.all')} todo={t('empty.allTodo')} />
          ) : !(isAll ? found.isFetching : tasks.isPending) && rows.length === 0 ? (
            <EmptyList search={search} onSearch={change} />
          ) : (
            <TaskTable
              rows={rows}
              columns={columns}
              cursor={cursor?.id ?? null}
              opened={opened?.task ?? null}
              loading={isAll ? found.isFetching : tasks.isPending}
              isDone={search.queue === 'done'}
              ticked={isAll ? null : ticked}
              onTick={tick}
              onCursor={setCursor}
              onOpen={open}
            />
          )}
          {isAll ? null : <More pages={tasks} />}
        </div>
        <footer className="work-foot">
          <span>{t('work.shown', { count: rows.length })}</span>
          <span>
            {tasks.dataUpdatedAt === 0 ? '' : t('work.updated', { at: saidAt(new Date(tasks.dataUpdatedAt).toISOString()) })}
          </span>
          <span className="work-foot-keys">{t('work.keys')}</span>
        </footer>
      </section>
      {opened === null ? null : (
        <CasePane
          key={`${opened.root}.${opened.caseId}`}
          root={opened.root}
          caseId={opened.caseId}
          task={opened.task}
          begin={begin}
          onBegun={() => setBegin(null)}
          onClose={() => change({ open: undefined })}
          onDecided={openNext}
        />
      )}
    </div>
  )
}

/** A row that moved between two pages while they were read is shown once. */
function uniqueRows(rows: TaskRow[]): TaskRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function EmptyList({ search, onSearch }: { search: WorkSearch; onSearch: (part: Partial<WorkSearch>) => void }) {
  const { t } = useTranslation()
  const queue = search.queue ?? 'department'
  if (queue === 'all') return <Nothing title={t('empty.notFound')} todo={t('empty.notFoundTodo')} />
  const filtered = [search.light, search.stage, search.item, search.q].some((value) => value !== undefined)
  if (filtered)
    return (
      <Nothing title={t('empty.filtered')} todo={t('empty.filteredTodo')}>
        <Button onClick={() => onSearch({ light: undefined, stage: undefined, item: undefined, q: undefined })}>
          {t('empty.clear')}
        </Button>
      </Nothing>
    )
  return (
    <Nothing title={t(`empty.${queue}`)} todo={t(`empty.${queue}Todo`)}>
      {queue === 'mine' ? <Button onClick={() => onSearch({ queue: 'claimable' })}>{t('empty.toClaimable')}</Button> : null}
    </Nothing>
  )
}
