// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Guide, Kind } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'

/** What you get, how long, what it costs, how often you must come. */
export function KeyFacts({ guide }: { guide: Guide }) {
  const { t } = useTranslation()
  return (
    <dl className="paper facts">
      {guide.result && (
        <div>
          <dt>{t('guide.get')}</dt>
          <dd className="strong">
            {guide.result.name}
            {guide.result.validity && <span className="muted"> {t('guide.valid', { time: guide.result.validity })}</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('guide.howLong')}</dt>
        <dd>{guide.limits?.plain}</dd>
      </div>
      <div>
        <dt>{t('guide.cost')}</dt>
        <dd>
          {guide.fee?.charged
            ? [guide.fee.name, guide.fee.amountText, guide.fee.basis].filter(Boolean).join(' · ')
            : t('guide.free')}
        </dd>
      </div>
      <div>
        <dt>{t('guide.comeTitle')}</dt>
        <dd>{t('guide.visits', { count: guide.visits })}</dd>
      </div>
      {guide.once && (
        <div>
          <dt>{t('guide.once')}</dt>
          <dd>{guide.once}</dd>
        </div>
      )}
      {guide.delivery?.length > 0 && (
        <div>
          <dt>{t('guide.delivery')}</dt>
          <dd>{guide.delivery.map((choice) => t(`delivery.${choice}`, { defaultValue: choice })).join(t('list.comma'))}</dd>
        </div>
      )}
    </dl>
  )
}

export function Steps({ steps }: { steps: NonNullable<Guide['steps']> }) {
  const { t } = useTranslation()
  return (
    <ol className="ticks">
      {steps.map((step, at) => (
        <li key={`${step.stage}/${step.name}/${step.department}`}>
          <span className="figures muted" aria-hidden="true">
            {at + 1}
          </span>
          <div>
            <span className="strong">{step.name}</span>
            <br />
            <span className="small muted">
              {[step.department, step.limit ? t('guide.within', { limit: step.limit }) : null].filter(Boolean).join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

export function Questions({ faq }: { faq: Guide['faq'] }) {
  return (
    <div>
      {faq.map((one) => (
        <details key={one.question}>
          <summary className="strong">{one.question}</summary>
          <p>{one.answer}</p>
        </details>
      ))}
    </div>
  )
}

export function Halls({ guide }: { guide: Guide }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('guide.hallsLead', { count: guide.halls.length })}</summary>
      <ul className="links">
        {guide.halls.map((hall) => (
          <li key={hall.name} className="stack-tight" style={{ paddingBlock: 12 }}>
            <span className="strong">{hall.name}</span>
            <span>{hall.address}</span>
            <span className="small muted figures">
              {hall.hours} · <a href={`tel:${hall.phone}`}>{hall.phone}</a>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function Law({ law }: { law: Guide['law'] }) {
  return (
    <ul className="stack-tight">
      {law.map((one) => (
        <li key={`${one.name}${one.article ?? ''}`}>
          <span className="strong">
            {one.name} {one.article}
          </span>
          {one.gist && <p className="small">{one.gist}</p>}
        </li>
      ))}
    </ul>
  )
}

/** What the national standard wants shown: codes, scope, version. */
export function Record({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t, i18n } = useTranslation()
  const rows: [string, string | undefined][] = [
    ['guide.catalogCode', guide.codes?.catalog],
    ['guide.taskCode', guide.codes?.task],
    ['guide.type', guide.type?.name],
    ['guide.statutory', guide.limits?.statutory],
    ['guide.promised', guide.limits?.promised],
    ['guide.basis', guide.limits?.basis],
    ['guide.depth', guide.onlineDepth],
    ['guide.scope', guide.scope && t(`scope.${guide.scope}`, { defaultValue: guide.scope })],
    ['guide.consult', guide.contact?.consult],
    ['guide.complain', guide.contact?.complain],
    ['guide.effective', guide.effectiveOn && fullDay(guide.effectiveOn, i18n.language)],
  ]
  return (
    <>
      <p className="small muted figures">{t('helping.version', { number: guide.versionNumber })}</p>
      <details>
        <summary>{t('guide.recordLead')}</summary>
        <dl className="facts figures">
          {rows
            .filter(([, value]) => value)
            .map(([word, value]) => (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </details>
      {kind === 'item' && (
        <p>
          <Link to="/items/$id/versions" params={{ id: guide.id }}>
            {t('guide.versions')}
          </Link>
        </p>
      )}
    </>
  )
}
