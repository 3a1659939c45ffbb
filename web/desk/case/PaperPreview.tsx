// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView, Ground, Outcome } from '../doors/types.ts'
import { paperOf } from './decision.ts'

type Shown = { view: CaseView; task: CaseTask; outcome: Outcome | undefined; ground: Ground | undefined; opinion: string }

/** What the applicant will receive, as it stands now; the signed document is made when the decision leaves. */
export function PaperPreview({ view, task, outcome, ground, opinion }: Shown) {
  const { t } = useTranslation()
  if (outcome === undefined) return <p className="paper-none">{t('paper.choose')}</p>
  const kind = paperOf(outcome.id)
  if (kind === null) return <p className="paper-none">{t('paper.none')}</p>
  return (
    <article className="paper" aria-label={t('paper.label')}>
      <p className="paper-mark">{t('paper.mark')}</p>
      <h4>{t(`paper.${kind}.title`)}</h4>
      <p className="paper-number figures">{view.number}</p>
      <p>{t('paper.to', { name: view.applicant.name })}</p>
      <p className="paper-text">{t(`paper.${kind}.text`, { item: view.item.name, outcome: outcome.name })}</p>
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
        {task.department}
        <br />
        {new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(new Date())}
      </p>
    </article>
  )
}
