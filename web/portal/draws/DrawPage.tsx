// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { DrawClasses } from './DrawClasses.tsx'
import { DrawProof } from './DrawProof.tsx'
import { tones } from './DrawsPage.tsx'
import { type DrawView, drawOf } from './door.ts'

/** One draw: what was promised, what came out, who was drawn, and how anybody does it again. */
export function DrawPage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ from: '/draws/$id' })
  const { data, error, refetch } = useQuery(drawOf(id))
  const name = data && (i18n.language.startsWith('en') ? (data.nameEn ?? data.name) : data.name)
  return (
    <Page title={name ?? t('draws.title')} back={{ to: '/draws', label: t('draws.title') }}>
      {error && <Trouble error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Facts draw={data} />
          <DrawClasses draw={data} />
          {data.state === 'drawn' && data.seed === null && <p className="paper">{t('draws.later')}</p>}
          {data.result && (
            <section className="paper stack">
              <h2>{t('draws.result')}</h2>
              <ol className="links">
                {data.result.map(({ id: object, title, class: cls, team, isShort }) => (
                  <li key={object}>
                    <span className="strong">{title}</span> <span className="figures muted">{object}</span>{' '}
                    {cls !== null && <span className="chip">{cls}</span>}{' '}
                    <span className="small muted">
                      {isShort ? t('draws.short') : team.length > 0 && t('draws.sent', { count: team.length })}
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <DrawProof draw={data} />
        </>
      )}
    </Page>
  )
}

function Facts({ draw }: { draw: DrawView }) {
  const { t, i18n } = useTranslation()
  const at = (iso: string | null) => iso && moment(iso, new Date(), i18n.language)
  const facts = [
    ['holder', draw.department],
    ['basis', draw.basis],
    ['promisedAt', at(draw.promisedAt)],
    ['source', draw.source],
    ['notBefore', at(draw.notBefore)],
    ['published', draw.published],
    ['drawnAt', at(draw.drawnAt)],
    ['publicFrom', at(draw.publicFrom)],
    ['withdrawnAt', at(draw.withdrawnAt)],
    ['why', draw.why],
    ['base', t('draws.many', { count: draw.base })],
  ] as const
  return (
    <section className="paper stack" aria-label={t('draws.facts')}>
      <p>
        <span className={tones[draw.state]}>{t(`draws.states.${draw.state}`)}</span>
      </p>
      <dl className="facts">
        {facts.map(([word, value]) =>
          value ? (
            <div key={word}>
              <dt>{t(`draws.${word}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}
