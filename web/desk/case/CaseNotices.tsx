// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView, RuleTrace } from '../doors/types.ts'
import { saidAt, saidDue } from '../frame/time.ts'
import type { Dialog } from './ActBar.tsx'
import { valueText } from './value-text.ts'

/** What an officer must know before anything else: stopped by a fault, waiting for the applicant, decided. */
export function CaseNotices({ view, onDialog }: { view: CaseView; onDialog: (dialog: Dialog) => void }) {
  const { t } = useTranslation()
  const { parked, supplement, decision } = view
  return (
    <>
      {parked ? (
        <Alert
          type="error"
          showIcon
          title={t('parked.title', { name: parked.name ?? parked.element })}
          description={
            <>
              <p>{parked.reason}</p>
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
      {supplement ? <SupplementState supplement={supplement} /> : null}
      {decision ? (
        <Alert
          type={decision.decision === 'granted' ? 'success' : 'warning'}
          showIcon
          title={t(`decided.${decision.decision}`, { defaultValue: decision.decision })}
          description={[
            saidAt(decision.at),
            decision.auto === true ? t('decided.auto') : '',
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

/** An automatic decision in plain words: which rule, on which facts, with which result. */
export function Trace({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const traces: RuleTrace[] = Array.isArray(view.trace) ? view.trace : view.trace ? [view.trace] : []
  if (traces.length === 0) return null
  return (
    <section className="trace">
      <h3>{t('trace.title')}</h3>
      {traces.map((trace, index) => (
        <div key={trace.decision ?? index}>
          <p>
            <b>{trace.name ?? trace.decision}</b>
            {trace.version === undefined ? '' : ` · ${t('trace.version', { version: trace.version.slice(0, 12) })}`}
          </p>
          {trace.reason ? <p>{trace.reason}</p> : null}
          {trace.inputs !== undefined && trace.inputs.length > 0 ? (
            <table className="small-table">
              <thead>
                <tr>
                  <th scope="col">{t('trace.fact')}</th>
                  <th scope="col">{t('trace.value')}</th>
                  <th scope="col">{t('trace.source')}</th>
                </tr>
              </thead>
              <tbody>
                {trace.inputs.map((input) => (
                  <tr key={input.name}>
                    <td>{input.name}</td>
                    <td>{valueText(input.value, undefined)}</td>
                    <td>{input.source ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <ol>
            {(trace.rules ?? []).map((rule, place) => (
              <li key={rule.text ?? place}>
                <span className={rule.matched === false ? 'tag tag-plain' : 'tag tag-ok'}>
                  {t(rule.matched === false ? 'trace.unmatched' : 'trace.matched')}
                </span>{' '}
                {[rule.text, rule.reason].filter(Boolean).join('：')}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
