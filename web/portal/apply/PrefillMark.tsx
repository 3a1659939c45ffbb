// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Draft, post } from '../../client/index.ts'
import { sayValue } from '../fields/Field.tsx'
import { shortDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Ask } from '../frame/Ask.tsx'
import { draftOf } from '../questions.ts'
import { sameValue } from './draft-keeper.ts'

type PrefillMarkProps = { draft: Draft; field: string; title: string; value: unknown }

/** 「来自 人口库 · 11-20」 and 「有误？」: where a value comes from, and how to say that it is wrong there. */
export function PrefillMark({ draft, field, title, value }: PrefillMarkProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const from = draft.prefilled?.[field]
  if (from === undefined) return null
  const told = draft.objections?.some((one) => one.field === field) ?? false
  const corrected = !sameValue(value, from.value)
  const words = { yes: t('field.yes'), no: t('field.no'), none: t('field.none') }
  const there = sayValue(from.value, draft.form.schema.properties[field] ?? {}, draft.form.ui.fields[field], words)

  async function tell() {
    await post('/api/drafts/{id}/objections', { path: { id: draft.id }, body: { field, note: note.trim() } })
    client.setQueryData<Draft>(draftOf(draft.id).queryKey, (known) =>
      known === undefined
        ? known
        : { ...known, objections: [...(known.objections ?? []), { field, note, at: new Date().toISOString() }] },
    )
    setAsking(false)
  }

  return (
    <div className="about-value">
      {corrected ? (
        <span className="chip warn">{t('prefill.corrected', { label: from.label })}</span>
      ) : (
        <span className="chip">
          {from.at ? t('prefill.from', { label: from.label, at: shortDay(from.at) }) : t('source.from', { label: from.label })}
        </span>
      )}
      {told ? (
        <span className="small muted">{t('prefill.told', { label: from.label })}</span>
      ) : (
        <button type="button" className="link-button small" onClick={() => setAsking(true)}>
          <span className="hidden-visually">{title}</span>
          {corrected ? t('prefill.tell', { label: from.label }) : t('prefill.wrong')}
        </button>
      )}
      <Ask title={t('prefill.askTitle', { title })} open={asking} close={() => setAsking(false)}>
        <p>{t('prefill.askText', { label: from.label, value: there })}</p>
        <div className="field">
          <label htmlFor={`note-${field}`}>{t('prefill.note')}</label>
          <textarea id={`note-${field}`} className="input" value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <p className="small muted">{t('prefill.goOn')}</p>
        <div className="row">
          <ActButton act={tell} disabled={note.trim() === ''}>
            {t('prefill.send')}
          </ActButton>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('act.cancel')}
          </button>
        </div>
      </Ask>
    </div>
  )
}
