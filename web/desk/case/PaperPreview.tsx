// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView, Ground } from '../doors/types.ts'
import { useOfficer } from '../frame/officer.ts'
import { dayOf, saidOn } from '../frame/time.ts'
import { paperOf } from './decision.ts'

type Shown = { view: CaseView; task: CaseTask; outcome: string | undefined; ground: Ground | undefined; opinion: string }

/** What the applicant will receive, as it stands now; the signed document is made when the decision leaves. */
export function PaperPreview({ view, task, outcome, ground, opinion }: Shown) {
  const { t } = useTranslation()
  const officer = useOfficer()
  if (outcome === undefined) return <p className="paper-none">{t('paper.choose')}</p>
  const kind = paperOf(task, outcome)
  if (kind === null) return <p className="paper-none">{t('paper.none')}</p>
  const department = task.departmentName ?? officer.positions[0]?.departmentName ?? ''
  return (
    <article className="paper" aria-label={t('paper.label')}>
      <p className="paper-mark">{t('paper.mark')}</p>
      <h4>{t(`paper.${kind}.title`)}</h4>
      <p className="paper-number figures">{view.number}</p>
      <p>{t('paper.to', { name: view.applicant.name })}</p>
      <p className="paper-text">{t(`paper.${kind}.text`, { item: view.item.name })}</p>
      {ground === undefined ? null : (
        <p className="paper-text">
          {t('paper.ground', { text: ground.text })}
          {ground.law ? t('paper.law', { law: ground.law }) : ''}
        </p>
      )}
      {opinion.trim() === '' || kind === 'accepted' ? null : (
        <p className="paper-text">{t('paper.opinion', { text: opinion.trim() })}</p>
      )}
      {kind === 'refused' || kind === 'denied' ? <p className="paper-text">{t('paper.remedy')}</p> : null}
      <p className="paper-foot">
        {department}
        <br />
        {saidOn(dayOf(new Date()))}
      </p>
    </article>
  )
}
