// SPDX-License-Identifier: Apache-2.0
import { CloseOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { actOnCase, claimTask, readCase, releaseTask, workKeys } from '../doors/work.ts'
import { useKeys } from '../frame/keys.ts'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { StateTag } from '../frame/StateTag.tsx'
import { saidDue } from '../frame/time.ts'
import { RefusedActs } from '../gates/RefusedActs.tsx'
import { UrgeDialog } from '../supervision/UrgeDialog.tsx'
import { ActBar, type Dialog, standingOf } from './ActBar.tsx'
import { CaseNotices } from './CaseNotices.tsx'
import { Checklists } from './Checklists.tsx'
import { ClockSum } from './ClockSum.tsx'
import { Clocks } from './Clocks.tsx'
import { Commitments } from './Commitments.tsx'
import { DecisionDialog } from './DecisionDialog.tsx'
import { Facts } from './Facts.tsx'
import { HeldByUnit } from './HeldByUnit.tsx'
import { History } from './History.tsx'
import { Lanes } from './Lanes.tsx'
import { Linked } from './Linked.tsx'
import { Materials } from './Materials.tsx'
import { OtherDialogs } from './OtherDialogs.tsx'
import { Outcomes } from './Outcomes.tsx'
import { usePending } from './PendingDecisions.tsx'
import { Places } from './Places.tsx'
import { Posted } from './Posted.tsx'
import { Preview, type Previewed } from './Preview.tsx'
import { ProcessPicture } from './ProcessPicture.tsx'
import { RuleDecisions } from './RuleDecisions.tsx'
import { SupplementDialog } from './SupplementDialog.tsx'
import { Trace } from './Trace.tsx'
import { useAct } from './useAct.ts'

/** An act that the list asks for when it opens the case. */
export type Begin = 'decide' | 'supplement'

type Shown = {
  root: string
  caseId: string
  task: string | null
  begin?: Begin | null
  onBegun?: () => void
  onClose?: () => void
  /** the decision is on its way: what comes next */
  onDecided?: () => void
}

/** The case, and beside it evidence and history. Reading it is recorded with the case as its purpose, so it is not polled. */
export function CasePane({ root, caseId, task, begin = null, onBegun, onClose, onDecided }: Shown) {
  const { t } = useTranslation()
  const reading = useQuery({
    queryKey: workKeys.case(root, caseId),
    queryFn: ({ signal }) => readCase(root, caseId, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  useKeys({ escape: () => onClose?.() }, onClose !== undefined)
  if (reading.data !== undefined)
    return (
      <Case
        view={{ ...reading.data, root, id: caseId }}
        wanted={task}
        begin={begin}
        onBegun={onBegun}
        onClose={onClose}
        onDecided={onDecided}
        onReload={() => void reading.refetch()}
      />
    )
  return (
    <section className="case" aria-label={t('case.title')} aria-busy={reading.isPending}>
      {reading.isError ? (
        <div className="case-body">
          <ProblemNotice error={reading.error} again={() => void reading.refetch()} />
          {onClose === undefined ? null : <Button onClick={onClose}>{t('case.close')}</Button>}
        </div>
      ) : (
        <Skeleton className="loading" active paragraph={{ rows: 10 }} />
      )}
    </section>
  )
}

type CaseProps = Omit<Shown, 'root' | 'caseId' | 'task'> & { view: CaseView; wanted: string | null; onReload: () => void }

function Case({ view, wanted, begin, onBegun, onClose, onDecided, onReload }: CaseProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  const pending = usePending()
  const act = useAct()
  const officer = useOfficer()
  const task = taskOf(view, wanted, officer.id)
  const leaving = task !== null && pending.some((held) => held.taskId === task.id && held.state !== 'failed')
  const standing = standingOf(view, task, officer.id)
  const decidable = standing.decidable && !leaving
  const asksMore = view.may.includes('supplement')

  async function claim(): Promise<void> {
    if (task === null) return
    const send = (key: string) => claimTask(view.root, task.id, key)
    const done = await act.run({ root: view.root, caseId: view.id, name: `claim-${task.id}`, send })
    if (done !== undefined) void message.success(t('work.claimed', { name: view.item.name }))
  }
  function release(): void {
    if (task === null) return
    const send = (key: string) => releaseTask(view.root, task.id, key)
    void act.run({ root: view.root, caseId: view.id, name: `release-${task.id}-${view.version}`, send })
  }
  function resume(): void {
    const send = (key: string) => actOnCase(view.root, view.id, { act: 'resumption', body: {} }, key)
    void act.run({ root: view.root, caseId: view.id, name: `resumption-${view.id}-${view.version}`, send })
  }
  useEffect(() => {
    if (begin === null || begin === undefined) return
    if (begin === 'decide' && decidable) setDialog('decide')
    else if (begin === 'supplement' && asksMore) setDialog('supplement')
    else void message.info(t('act.none'))
    onBegun?.()
  }, [begin, decidable, asksMore, message, t, onBegun])
  useKeys({
    c: () => (standing.claimable ? void claim() : undefined),
    d: () => (decidable ? setDialog('decide') : void message.info(t('act.none'))),
    s: () => (asksMore ? setDialog('supplement') : undefined),
  })
  const close = () => setDialog(null)
  return (
    <>
      <section className="case" aria-label={t('case.of', { number: view.number })}>
        <header className="case-head">
          <div className="case-title">
            <h2>{view.item.name}</h2>
            <StateTag state={view.state} />
            <span className="case-tools">
              <Button
                type="text"
                size="small"
                icon={<ReloadOutlined />}
                onClick={onReload}
                aria-label={t('case.reload')}
                title={t('case.reload')}
              />
              {onClose === undefined ? null : (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  onClick={onClose}
                  aria-label={t('case.close')}
                  title={t('case.close')}
                />
              )}
            </span>
          </div>
          <p className="case-sub">
            <span>{view.applicant.name}</span>
            <span className="figures">{view.number}</span>
            {task === null ? null : (
              <span>
                {task.dueAt === null
                  ? t('case.at', { name: task.name })
                  : t('case.atUntil', { name: task.name, due: saidDue(task.dueAt) })}
              </span>
            )}
          </p>
          <ClockSum view={view} />
          <ActBar
            view={view}
            task={task}
            standing={standing}
            busy={act.busy}
            leaving={leaving}
            onDialog={setDialog}
            onClaim={() => void claim()}
            onRelease={release}
            onResume={resume}
          />
          <HeldByUnit view={view} />
        </header>
        <div className="case-body">
          <CaseNotices view={view} onDialog={setDialog} />
          <RefusedActs view={view} />
          <Lanes parent={view.parent}>{view.children}</Lanes>
          <Commitments rows={view.commitments} />
          <Linked view={view} />
          <Posted view={view} />
          <Trace view={view} />
          <Checklists view={view} />
          <Facts view={view} onPreview={setPreviewed} />
          <Places form={view.form} />
          <RuleDecisions decisions={view.trace} form={view.form} />
          <ProcessPicture view={view} />
        </div>
      </section>
      <aside className="evidence" aria-label={t('case.evidence')}>
        <Tabs
          size="small"
          items={[
            {
              key: 'materials',
              label: t('case.materials', { count: view.materials.length }),
              children: <Materials materials={view.materials} onPreview={setPreviewed} />,
            },
            { key: 'clocks', label: t('case.clocks'), children: <Clocks clocks={view.clocks} /> },
            { key: 'history', label: t('case.history'), children: <History rows={view.history} /> },
            { key: 'outcomes', label: t('case.papers'), children: <Outcomes view={view} onPreview={setPreviewed} /> },
          ]}
        />
      </aside>
      {task === null ? null : (
        <DecisionDialog view={view} task={task} open={dialog === 'decide'} onClose={close} onHeld={onDecided} />
      )}
      <SupplementDialog view={view} open={dialog === 'supplement'} onClose={close} />
      <OtherDialogs view={view} task={task} dialog={dialog} onClose={close} />
      {dialog === 'urge' ? <UrgeDialog watched={view} onClose={close} /> : null}
      <Preview previewed={previewed} all={previewsOf(view)} onPreview={setPreviewed} onClose={() => setPreviewed(null)} />
    </>
  )
}

/** The task that the officer came for while it is open, else one that her posts let her do, her own first. */
function taskOf(view: CaseView, wanted: string | null, officer: string): CaseTask | null {
  const open = view.tasks.filter((task) => task.completedAt === null && (task.state === 'open' || task.state === 'claimed'))
  const possible = open.filter((task) => view.myTasks.includes(task.id))
  return (
    open.find((task) => task.id === wanted) ??
    possible.find((task) => task.assignee?.id === officer) ??
    possible.find((task) => task.assignee === null) ??
    open[0] ??
    null
  )
}

/** Everything that can be looked at, in the order in which it stands beside the case: materials, then papers. */
function previewsOf({ materials, papers }: CaseView): Previewed[] {
  return [
    ...materials.flatMap(({ file }) => (file === null ? [] : [{ name: file.name, url: file.url, type: file.type }])),
    ...papers.map(({ name, url }) => ({ name, url, type: 'application/pdf' })),
  ]
}
