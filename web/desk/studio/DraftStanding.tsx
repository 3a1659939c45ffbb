// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayAny } from '../doors/session.ts'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt, saidOn } from '../frame/time.ts'
import { beginDraft, type Draft } from './door.ts'
import { Others } from './Moved.tsx'

/** What became of the draft so far, and what keeps it from going on. */
export function DraftStanding({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const { may } = draft
  return (
    <>
      {draft.others.length === 0 ? null : <Others draft={draft} />}
      {draft.isOutdated ? <Outdated draft={draft} /> : null}
      {draft.decidedBy === null ? null : (
        <p>
          {t('studio.decided', { who: draft.decidedBy, at: saidAt(draft.decidedAt ?? '') })}
          {draft.reason ? t('studio.reasonWas', { reason: draft.reason }) : ''}
        </p>
      )}
      {draft.publishedBy === null ? null : (
        <p>
          {t('studio.publishedBy', {
            ...{ who: draft.publishedBy, at: saidAt(draft.publishedAt), number: draft.published?.number },
            day: saidOn(draft.published?.inForceOn),
          })}
        </p>
      )}
      {may.edit || draft.note === '' ? null : <p className="muted">{draft.note}</p>}
      {may.takeBack ? <p className="muted">{t('studio.secondPerson')}</p> : null}
    </>
  )
}

/** The present version is another by now: the way on is a new draft that takes these texts along. */
function Outdated({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const officer = useOfficer()
  const again = useMutation({
    mutationFn: () => beginDraft(draft.kind, draft.matter, draft.id),
    onSuccess: ({ id }) => navigate({ to: '/studio/drafts/$id', params: { id } }),
  })
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('studio.outdatedNote')}
        action={
          mayAny(officer, ['pack.draft']) ? (
            <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
              {t('studio.again')}
            </Button>
          ) : null
        }
      />
      {again.isError ? <ProblemNotice error={again.error} /> : null}
    </>
  )
}
