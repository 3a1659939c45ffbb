// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { answerUrging, listUrgings, oversightKeys, type Urging } from '../doors/oversight.ts'
import { mayAny } from '../doors/session.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidDue } from '../frame/time.ts'

/** Urgings that wait for an answer, then those that have one. */
export function UrgingsPage() {
  const { t } = useTranslation()
  const urgings = useQuery({ queryKey: oversightKeys.urgings, queryFn: listUrgings, refetchInterval: 30_000 })
  const rows = urgings.data?.rows ?? []
  const open = rows.filter((row) => row.answeredAt === null)
  const done = rows.filter((row) => row.answeredAt !== null)
  return (
    <div className="page page-narrow">
      <h1>{t('urgings.title')}</h1>
      {urgings.isError ? <ProblemNotice error={urgings.error} again={() => void urgings.refetch()} /> : null}
      {urgings.isPending ? <Skeleton active /> : null}
      {urgings.isSuccess && rows.length === 0 ? <Nothing title={t('urgings.none')} todo={t('urgings.noneTodo')} /> : null}
      {open.map((urging) => (
        <One key={urging.id} urging={urging} />
      ))}
      {done.length > 0 ? <h2>{t('urgings.done')}</h2> : null}
      {done.map((urging) => (
        <One key={urging.id} urging={urging} />
      ))}
    </div>
  )
}

function One({ urging }: { urging: Urging }) {
  const { t } = useTranslation()
  const officer = useOfficer()
  return (
    <article className="panel urging">
      <p>
        <Link className="figures" to="/cases/$root/$id" params={{ root: urging.root, id: urging.caseId }}>
          {urging.number}
        </Link>{' '}
        {urging.itemName} · {urging.department}
      </p>
      {urging.isLate ? (
        <p className="tag tag-danger">{t(urging.answeredAt === null ? 'urgings.late' : 'urgings.wasLate')}</p>
      ) : null}
      <p className="urging-text">{urging.text}</p>
      <p className="muted">
        {t('urgings.asked', { who: urging.askedBy, at: saidAt(urging.askedAt) })}
        {t('urgings.answerBy', { due: saidDue(urging.answerBy) })}
      </p>
      {urging.answeredAt === null ? (
        !mayAny(officer, ['task.complete']) ? (
          <p className="text-warn">{t('urgings.waiting')}</p>
        ) : (
          <Answer urging={urging} />
        )
      ) : (
        <div className="opinion">
          <p>{urging.answer}</p>
          <p className="muted">{t('urgings.answered', { who: urging.answeredBy ?? '', at: saidAt(urging.answeredAt) })}</p>
        </div>
      )}
    </article>
  )
}

function Answer({ urging }: { urging: Urging }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const name = `urging-answer-${urging.id}`
  const answering = useMutation({
    mutationFn: () => answerUrging(urging.id, text.trim(), keyOf(name)),
    onSuccess: () => {
      actDone(name)
      void client.invalidateQueries({ queryKey: oversightKeys.urgings })
      void message.success(t('urgings.sent'))
    },
  })
  return (
    <div className="small-form">
      {answering.isError ? <ProblemNotice error={answering.error} /> : null}
      <Labelled label={t('urgings.answer')}>
        <Input.TextArea rows={3} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Labelled>
      <Button type="primary" disabled={text.trim() === ''} loading={answering.isPending} onClick={() => answering.mutate()}>
        {t('urgings.send')}
      </Button>
    </div>
  )
}
