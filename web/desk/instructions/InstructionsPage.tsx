// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Instruction, instructionKeys, listInstructions } from '../doors/instructions.ts'
import { mayAny } from '../doors/session.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import type { Grid } from '../work/sheet.ts'
import { GiveDialog } from './GiveDialog.tsx'
import { Rule } from './Rule.tsx'

/** What was given, what is to be done: the newest first, with the light of the worst task. */
export function InstructionsPage() {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [giving, setGiving] = useState(false)
  const found = useQuery({ queryKey: instructionKeys.list, queryFn: listInstructions, refetchInterval: 30_000 })
  const rows = found.data?.rows ?? []
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('instructions.title')}</h1>
        <div className="acts">
          <ExportButton grid={() => gridOf(rows, t)} disabled={rows.length === 0} />
          {mayAny(officer, ['instruction.give']) ? (
            <Button type="primary" onClick={() => setGiving(true)}>
              {t('instructions.give')}
            </Button>
          ) : null}
        </div>
      </div>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.isSuccess && rows.length === 0 ? <Nothing title={t('instructions.none')} todo={t('instructions.noneTodo')} /> : null}
      {rows.map((row) => (
        <One key={row.root} row={row} />
      ))}
      {found.data ? <Rule rule={found.data.rule} /> : null}
      {giving ? <GiveDialog onClose={() => setGiving(false)} /> : null}
    </div>
  )
}

function One({ row }: { row: Instruction }) {
  const { t } = useTranslation()
  const open = row.tasks.filter((task) => task.endedAt === null).length
  return (
    <article className="panel">
      <p className="instruction-head">
        <Link to="/instructions/$root" params={{ root: row.root }}>
          {row.title}
        </Link>
        {row.light === null ? null : <ClockChip light={row.light} text="" />}
        {row.score === null ? null : <span className="figures">{t('instructions.points', { score: row.score })}</span>}
      </p>
      <p className="muted">
        {t('instructions.line', { leader: row.leader, source: row.source, day: row.givenAt.slice(0, 10) })}{' '}
        <span className="figures">{row.number}</span>
      </p>
      <p>
        {open === 0
          ? t('instructions.allDone', { count: row.tasks.length })
          : t('instructions.open', { open, count: row.tasks.length })}
      </p>
    </article>
  )
}

/** What is seen, a line for each task. */
function gridOf(rows: Instruction[], t: (word: string) => string): Grid {
  const heads = [
    'number',
    'title',
    'leader',
    'given',
    'task',
    'unit',
    'measure',
    'due',
    'progress',
    'urged',
    'outcome',
    'score',
    'ended',
  ]
  return {
    name: t('instructions.title'),
    heads: heads.map((head) => t(`instructions.column.${head}`)),
    rows: rows.flatMap((row) =>
      row.tasks.map((task) => [
        row.number,
        row.title,
        row.leader,
        { instant: row.givenAt },
        task.title,
        task.unit.name,
        task.measure,
        task.dueOn,
        `${task.progress.percent}%`,
        String(task.urged),
        task.outcome === null ? '' : t(`instructions.outcome.${task.outcome}`),
        String(task.score),
        { instant: task.endedAt },
      ]),
    ),
  }
}
