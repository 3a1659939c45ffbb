// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Assignment, getInstruction, type InstructionView, instructionKeys } from '../doors/instructions.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidDue } from '../frame/time.ts'
import { GiveDialog } from './GiveDialog.tsx'
import { ProgressForm } from './ProgressForm.tsx'
import { Rule } from './Rule.tsx'

/** One instruction: what was written, its tasks with light, progress and score, and everything that was done for it. */
export function InstructionPage() {
  const { t } = useTranslation()
  const { root } = useParams({ from: '/instructions/$root' })
  const found = useQuery({ queryKey: instructionKeys.one(root), queryFn: () => getInstruction(root) })
  return (
    <div className="page page-narrow">
      <p>
        <Link to="/instructions">{t('instructions.back')}</Link>
      </p>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.data ? <Body data={found.data} /> : null}
    </div>
  )
}

function Body({ data }: { data: InstructionView }) {
  const { t } = useTranslation()
  const [splitting, setSplitting] = useState(false)
  return (
    <>
      <h1>{data.title}</h1>
      <p className="muted">
        {t('instructions.line', { leader: data.leader, source: data.source, day: data.givenAt.slice(0, 10) })}{' '}
        <span className="figures">{data.number}</span>
      </p>
      <blockquote className="opinion">{data.text}</blockquote>
      <div className="page-head">
        <h2>{t('instructions.tasks', { count: data.tasks.length })}</h2>
        {data.maySplit ? <Button onClick={() => setSplitting(true)}>{t('instructions.add')}</Button> : null}
      </div>
      {data.score === null ? null : <p className="figures">{t('instructions.average', { score: data.score })}</p>}
      {data.tasks.map((task) => (
        <Task key={task.id} task={task} mayReport={data.mayReport.includes(task.id)} />
      ))}
      <Rule rule={data.rule} />
      <h2>{t('instructions.trace')}</h2>
      <ol className="trace">
        {data.trace.map((entry) => (
          <li key={entry.id}>
            <span className="figures muted">{saidAt(entry.at)}</span> {entry.who}
            {entry.task === null ? null : <span className="muted">「{entry.task}」</span>} {entry.what}
          </li>
        ))}
      </ol>
      {splitting ? <GiveDialog root={data.root} onClose={() => setSplitting(false)} /> : null}
    </>
  )
}

function Task({ task, mayReport }: { task: Assignment; mayReport: boolean }) {
  const { t } = useTranslation()
  return (
    <article className={task.light === 'red' ? 'panel panel-late' : 'panel'}>
      <p className="instruction-head">
        <Link to="/cases/$root/$id" params={{ root: task.root, id: task.id }}>
          {task.title}
        </Link>
        {task.light === null ? null : <ClockChip light={task.light} text={saidDue(task.dueOn)} />}
        {task.outcome === null ? null : <b>{t(`instructions.outcome.${task.outcome}`)}</b>}
      </p>
      <p>{t('instructions.who', { unit: task.unit.name, due: saidDue(task.dueOn) })}</p>
      <p className="muted">{t('instructions.measure', { text: task.measure })}</p>
      {task.progress.text === null ? null : (
        <p>{t('instructions.progress', { percent: task.progress.percent, text: task.progress.text })}</p>
      )}
      <p className="figures">
        {t(task.isFinal ? 'instructions.points' : 'instructions.sofar', { score: task.score })}
        {task.because.map((one) => (
          <span key={one.text} className="muted">
            {' '}
            {one.text} {one.points}
          </span>
        ))}
      </p>
      {mayReport ? <ProgressForm task={task} /> : null}
    </article>
  )
}
