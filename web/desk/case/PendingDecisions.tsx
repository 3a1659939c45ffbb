// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Values } from '../doors/types.ts'
import { workKeys } from '../doors/work.ts'
import { sentenceOf } from '../frame/ProblemNotice.tsx'
import { decisions, type PendingDecision } from './pending-decision.ts'

export function usePending(): PendingDecision[] {
  return useSyncExternalStore(decisions.watch, decisions.list)
}

/** Stands at the foot of every page while a decision can still be taken back. */
export function PendingDecisions() {
  const client = useQueryClient()
  const pending = usePending()
  useEffect(() => {
    decisions.recover()
    const leave = () => decisions.leave()
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [])
  useEffect(
    () =>
      decisions.receive(({ decision, acted }) => {
        if (acted !== undefined) forgetOpinion(decision.taskId)
        void client.invalidateQueries({ queryKey: workKeys.case(decision.root, decision.caseId) })
        void client.invalidateQueries({ queryKey: workKeys.tasks })
        void client.invalidateQueries({ queryKey: workKeys.counts })
      }),
    [client],
  )
  if (pending.length === 0) return null
  return (
    <div className="pending" role="status" aria-live="polite">
      {pending.map((decision) => (
        <Held key={decision.key} decision={decision} />
      ))}
    </div>
  )
}

function Held({ decision }: { decision: PendingDecision }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const seconds = useSecondsLeft(decision.sendAt)
  // the next case may be open already: who takes a decision back wants the one that it was about
  const takeBack = () => {
    decisions.takeBack(decision.key)
    void go({ to: '/cases/$root/$id', params: { root: decision.root, id: decision.caseId } })
  }
  const what = t('pending.what', { number: decision.number, outcome: decision.outcomeName })
  if (decision.state === 'failed')
    return (
      <div className="held held-failed">
        <p>
          <b>{what}</b> {sentenceOf(decision.error)} {t('pending.kept')}
        </p>
        <Button size="small" onClick={() => decisions.forget(decision.key)}>
          {t('understood')}
        </Button>
      </div>
    )
  if (decision.state === 'sending')
    return (
      <div className="held">
        <p>
          <b>{what}</b> {t('pending.sending')}
        </p>
      </div>
    )
  return (
    <div className="held">
      <p>
        <b>{what}</b> <span aria-hidden="true">{t('pending.left', { seconds })}</span>
      </p>
      <Button size="small" type="primary" onClick={takeBack}>
        {t('pending.takeBack')}
      </Button>
      <Button size="small" type="text" onClick={() => decisions.sendNow(decision.key)}>
        {t('pending.now')}
      </Button>
    </div>
  )
}

function useSecondsLeft(at: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((at - now) / 1000))
}

const place = (task: string) => `chengshu.desk.opinion.${task}`

export type KeptOpinion = {
  outcome?: string
  ground?: string
  opinion?: string
  contact?: string
  receiver?: string
  servedOn?: string
  /** answers to what the task asks */
  fields?: Values
}

/** What was typed for a task outlives a refusal, a refresh and a take-back. */
export function keptOpinion(task: string): KeptOpinion {
  try {
    return JSON.parse(sessionStorage.getItem(place(task)) ?? '{}') as KeptOpinion
  } catch {
    return {}
  }
}

export function keepOpinion(task: string, kept: KeptOpinion): void {
  try {
    sessionStorage.setItem(place(task), JSON.stringify(kept))
  } catch {
    // without storage the opinion lasts as long as the dialog
  }
}

function forgetOpinion(task: string): void {
  try {
    sessionStorage.removeItem(place(task))
  } catch {
    // nothing kept, nothing to forget
  }
}
