// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { saidAt, saidDue } from '../frame/time.ts'
import type { Dialog } from './ActBar.tsx'

/** What an officer must know before anything else: stopped by a fault, waiting for the applicant, decided. */
export function CaseNotices({ view, onDialog }: { view: CaseView; onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation()
  const { parked, supplement, decision } = view
  const urging = openUrging(view)
  return (
    <>
      {parked ? (
        <Alert
          type="error"
          showIcon
          title={t('parked.title', { name: parked.name })}
          description={
            <>
              <p>{parked.message}</p>
              <p>{t('parked.todo', { at: saidAt(parked.at) })}</p>
            </>
          }
          action={
            view.may.includes('retry') ? (
              <Button size="small" onClick={() => onDialog('retry')}>
                {t('parked.retry')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      {view.applicant.unprintable.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('unprintable.title', { signs: view.applicant.unprintable.join('、') })}
          description={t('unprintable.todo')}
        />
      ) : null}
      {urging === undefined ? null : (
        <Alert
          type="error"
          showIcon
          title={t('urged.title', { who: urging.who, due: saidDue(urging.answerBy) })}
          description={urging.text}
          action={
            <Link to="/urgings">
              <Button size="small">{t('urged.answer')}</Button>
            </Link>
          }
        />
      )}
      {supplement ? <SupplementState supplement={supplement} /> : null}
      {decision ? (
        <Alert
          type={decision.code === 'granted' ? 'success' : 'warning'}
          showIcon
          title={t(`decided.${decision.code}`, { defaultValue: decision.code })}
          description={[
            decision.at === null ? '' : saidAt(decision.at),
            decision.automatic ? t('decided.auto') : '',
            decision.ground ?? '',
            decision.opinion ?? '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        />
      ) : null}
    </>
  )
}

/** A leader waits for an answer: the last word in the history on urging is his. */
function openUrging({ history }: CaseView): { who: string; text: string; answerBy: string } | undefined {
  const last = history.findLast((entry) => entry.act === 'urged' || entry.act === 'urgingAnswered')
  if (last?.act !== 'urged') return undefined
  return { who: last.who, text: String(last.detail.text ?? ''), answerBy: String(last.detail.answerBy ?? '') }
}

function SupplementState({ supplement }: { supplement: NonNullable<CaseView['supplement']> }) {
  const { t } = useTranslation()
  const left = supplement.points.filter((point) => !point.answered).length
  return (
    <Alert
      type={left === 0 ? 'info' : 'warning'}
      showIcon
      title={
        left === 0
          ? t('supplement.answered', { count: supplement.points.length })
          : t('supplement.waiting', { left, due: saidDue(supplement.answerBy) })
      }
      description={
        <ul className="points">
          {supplement.points.map((point) => (
            <li key={point.id}>
              <span className={point.answered ? 'tag tag-ok' : 'tag tag-warn'}>
                {t(point.answered ? 'supplement.done' : 'supplement.open')}
              </span>{' '}
              {point.text}
            </li>
          ))}
        </ul>
      }
    />
  )
}
