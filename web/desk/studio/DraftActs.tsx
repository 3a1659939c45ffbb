// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf, saidAt, saidOn } from '../frame/time.ts'
import { DraftStanding } from './DraftStanding.tsx'
import {
  answerDraft,
  type Draft,
  dropDraft,
  publishDraft,
  readDraft,
  saveDraft,
  studioKeys,
  submitDraft,
  type Texts,
  takeBackDraft,
} from './door.ts'
import { LeaveGuard } from './LeaveGuard.tsx'
import { isMoved, Moved } from './Moved.tsx'
import { DraftState } from './StudioPage.tsx'

type Given = {
  draft: Draft
  texts: Texts
  isChanged: boolean
  errors: number
  onDone: (draft: Draft) => void
  /** takes the newest text in place of what was typed */
  onFresh: () => void
}

/** Where the draft stands, and what this person may do with it. */
export function DraftActs({ draft, texts, isChanged, errors, onDone, onFresh }: Given) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [note, setNote] = useState(draft.note)
  const act = useMutation({
    mutationFn: (doing: { word: string; run: () => Promise<Draft> }) => doing.run(),
    onSuccess: (next, { word }) => {
      onDone(next)
      const day = next.published?.inForceOn ?? ''
      const isLater = word === 'publish' && day > dayOf(new Date())
      void message.success(isLater ? t('studio.done.publishLater', { day: saidOn(day) }) : t(`studio.done.${word}`))
    },
  })
  const does = (word: string, run: () => Promise<Draft>) => () => act.mutate({ word, run })
  const { may, id } = draft
  const isDirty = may.edit && (isChanged || note !== draft.note)
  const before = isDirty ? 'save' : errors > 0 ? 'mend' : draft.files.every((one) => one.text === one.base) ? 'change' : null
  return (
    <header className="studio-head">
      <LeaveGuard isDirty={isDirty} />
      <div className="page-head">
        <h1>{draft.name}</h1>
        <DraftState draft={draft} />
        <span className="muted">
          {t('studio.by', { author: draft.author, at: saidAt(draft.changedAt), number: draft.baseNumber })}
        </span>
        {may.edit ? <Drop id={id} /> : null}
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
            disabled={before !== null}
            title={before === null ? undefined : t(`studio.before.${before}`)}
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
      {isMoved(act.error) ? (
        <Moved
          error={act.error}
          mayKeep={isDirty}
          onFresh={onFresh}
          onKeep={does('save', async () => saveDraft(await readDraft(id), texts, note))}
        />
      ) : act.isError ? (
        <ProblemNotice error={act.error} />
      ) : null}
      <DraftStanding draft={draft} />
      {may.edit ? (
        <Labelled label={t('studio.noteField')}>
          <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Labelled>
      ) : null}
      {may.answer ? <Answering draft={draft} does={does} /> : null}
    </header>
  )
}

/** A draft that leads nowhere is given up by its author. */
function Drop({ id }: { id: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const dropping = useMutation({
    mutationFn: () => dropDraft(id),
    onSuccess: () => {
      void message.success(t('studio.done.giveUp'))
      void client.invalidateQueries({ queryKey: studioKeys.drafts })
      void navigate({ to: '/studio', ignoreBlocker: true })
    },
  })
  return (
    <>
      <Popconfirm title={t('studio.giveUpAsk')} okText={t('studio.giveUp')} onConfirm={() => dropping.mutate()}>
        <Button danger loading={dropping.isPending}>
          {t('studio.giveUp')}
        </Button>
      </Popconfirm>
      {dropping.isError ? <ProblemNotice error={dropping.error} /> : null}
    </>
  )
}

type Does = (word: string, run: () => Promise<Draft>) => () => void

function Answering({ draft, does }: { draft: Draft; does: Does }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
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
  )
}
