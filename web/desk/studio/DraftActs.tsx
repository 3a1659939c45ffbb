// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { answerDraft, type Draft, publishDraft, saveDraft, submitDraft, type Texts, takeBackDraft } from './door.ts'
import { DraftState } from './StudioPage.tsx'

type Given = { draft: Draft; texts: Texts; isChanged: boolean; errors: number; onDone: (draft: Draft) => void }

/** Where the draft stands, and what this person may do with it. */
export function DraftActs({ draft, texts, isChanged, errors, onDone }: Given) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState(draft.note)
  const [reason, setReason] = useState('')
  const act = useMutation({
    mutationFn: (doing: { word: string; run: () => Promise<Draft> }) => doing.run(),
    onSuccess: (next, { word }) => {
      onDone(next)
      void message.success(t(`studio.done.${word}`))
    },
  })
  const does = (word: string, run: () => Promise<Draft>) => () => act.mutate({ word, run })
  const { may, id } = draft
  const isDirty = isChanged || note !== draft.note
  return (
    <header className="studio-head">
      <div className="page-head">
        <h1>{draft.name}</h1>
        <DraftState draft={draft} />
        <span className="muted">{t('studio.by', { author: draft.author, at: saidAt(draft.changedAt) })}</span>
        {may.edit ? (
          <Button
            type={isDirty ? 'primary' : 'default'}
            disabled={!isDirty}
            loading={act.isPending}
            onClick={does('save', () => saveDraft(draft, texts, note))}
          >
            {t('studio.save')}
          </Button>
        ) : null}
        {may.submit ? (
          <Button
            type={isDirty ? 'default' : 'primary'}
            disabled={isDirty || errors > 0}
            onClick={does('submit', () => submitDraft(id))}
          >
            {t('studio.submit')}
          </Button>
        ) : null}
        {may.takeBack ? <Button onClick={does('takeBack', () => takeBackDraft(id))}>{t('studio.takeBack')}</Button> : null}
        {may.publish ? (
          <Button type="primary" loading={act.isPending} onClick={does('publish', () => publishDraft(id))}>
            {t('studio.publish')}
          </Button>
        ) : null}
      </div>
      {act.isError ? <ProblemNotice error={act.error} /> : null}
      {draft.isOutdated ? <Alert type="warning" showIcon title={t('studio.outdatedNote')} /> : null}
      {draft.decidedBy === null ? null : (
        <p>
          {t('studio.decided', { who: draft.decidedBy, at: saidAt(draft.decidedAt ?? '') })}
          {draft.reason ? t('studio.reasonWas', { reason: draft.reason }) : ''}
        </p>
      )}
      {draft.publishedBy === null ? null : (
        <p>{t('studio.publishedBy', { who: draft.publishedBy, hash: draft.publishedHash?.slice(0, 8) })}</p>
      )}
      {may.edit ? (
        <Labelled label={t('studio.noteField')}>
          <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Labelled>
      ) : draft.note === '' ? null : (
        <p className="muted">{draft.note}</p>
      )}
      {may.takeBack ? <p className="muted">{t('studio.secondPerson')}</p> : null}
      {may.answer ? (
        <div className="studio-answer">
          <Labelled label={t('studio.reason')}>
            <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Labelled>
          <Button type="primary" onClick={does('approve', () => answerDraft(draft, 'approved', reason))}>
            {t('studio.approve')}
          </Button>
          <Button danger onClick={does('refuse', () => answerDraft(draft, 'refused', reason))}>
            {t('studio.refuse')}
          </Button>
        </div>
      ) : null}
    </header>
  )
}
