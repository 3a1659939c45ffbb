// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportCases, type Figure, type Narrowing, oversightKeys, type WatchedCase, watchedCases } from '../doors/oversight.ts'
import { mayAny } from '../doors/session.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { caseNumber } from '../frame/case-number.tsx'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf, saidAt, saidDue } from '../frame/time.ts'
import type { Cell, Grid } from '../work/sheet.ts'
import { UrgeDialog } from './UrgeDialog.tsx'

export type Drill = { figure: Figure; name: string; narrowing: Narrowing }

const RUNNING: Figure[] = ['open', 'paused', 'overdue', 'nearlyOverdue']

/** The cases behind a figure; from here a supervisor urges, and takes the list with her, which is on record. */
export function FigureRows({ drill: { figure, name, narrowing }, onClose }: { drill: Drill; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const officer = useOfficer()
  const [urged, setUrged] = useState<WatchedCase | null>(null)
  const cases = useInfiniteQuery({
    queryKey: oversightKeys.cases(figure, narrowing),
    queryFn: ({ pageParam }) => watchedCases(figure, narrowing, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  async function grid(): Promise<Grid> {
    const { rows: all, isCut } = await exportCases(figure, narrowing)
    void message[isCut ? 'warning' : 'success'](
      t(isCut ? 'supervision.exportCut' : 'supervision.exported', { count: all.length }),
    )
    const name = t('supervision.file', { figure: t(`supervision.figure.${figure}`), day: dayOf(new Date()) })
    return { name, heads: heads(), rows: all.map(line) }
  }
  const heads = () => [
    ...['number', 'item', 'applicant', 'department'].map((id) => t(`column.${id}`)),
    ...['region', 'state'].map((id) => t(`supervision.column.${id}`)),
    ...['submittedAt', 'dueAt'].map((id) => t(`column.${id}`)),
    ...['endedAt', 'visits'].map((id) => t(`supervision.column.${id}`)),
  ]
  const line = (row: WatchedCase): Cell[] => [
    ...[row.number, row.itemName, row.applicant, row.department.name, row.region, row.state],
    ...[{ instant: row.submittedAt }, { instant: row.dueAt }, { instant: row.endedAt }, String(row.visits)],
  ]
  const title = t('supervision.rows', { name, figure: t(`supervision.figure.${figure}`) })
  const isRunning = RUNNING.includes(figure)
  const mayUrge = isRunning && mayAny(officer, ['supervision.urge'])
  const rows = cases.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Drawer open size={1040} onClose={onClose} title={title} extra={<ExportButton grid={grid} disabled={rows.length === 0} />}>
      {cases.isError ? <ProblemNotice error={cases.error} again={() => void cases.refetch()} /> : null}
      <DeskTable
        label={title}
        rowKey={(row) => `${row.root}-${row.id}`}
        loading={cases.isPending}
        dataSource={rows}
        locale={{ emptyText: <Nothing title={t('supervision.noCases')} /> }}
        columns={[
          {
            title: t('column.clock'),
            key: 'clock',
            render: (_, row) =>
              isRunning ? (
                <ClockChip light={row.light} text={row.dueAt === null ? row.state : saidDue(row.dueAt)} />
              ) : (
                <ClockChip light={row.light} text={row.state} />
              ),
          },
          caseNumber(t('column.number')),
          { title: t('column.item'), dataIndex: 'itemName' },
          { title: t('column.applicant'), dataIndex: 'applicant' },
          { title: t('column.department'), key: 'department', render: (_, row) => `${row.department.name} · ${row.region}` },
          isRunning
            ? {
                title: t('column.submittedAt'),
                dataIndex: 'submittedAt',
                className: 'figures',
                render: (at: string) => saidAt(at),
              }
            : {
                title: t('supervision.column.endedAt'),
                dataIndex: 'endedAt',
                className: 'figures',
                render: (at: string | null) => (at === null ? '—' : saidAt(at)),
              },
          ...(mayUrge
            ? [
                {
                  title: t('supervision.act'),
                  key: 'act',
                  render: (_: unknown, row: WatchedCase) => (
                    <Button size="small" onClick={() => setUrged(row)}>
                      {t('supervision.urge')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <More pages={cases} />
      {urged === null ? null : <UrgeDialog watched={urged} onClose={() => setUrged(null)} />}
    </Drawer>
  )
}
