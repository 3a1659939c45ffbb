// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LicenceRow } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { fullDay } from '../format/dates.ts'
import { masked } from '../format/numbers.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { myLicences } from '../questions.ts'
import { isValid } from './LicenceFace.tsx'
import './licences.css'

/** All licences and proofs that I hold, or that the firm holds for which I act. */
export function LicencesPage() {
  const { t } = useTranslation()
  return (
    <Page wide title={t('my.door.licences')} lead={t('licence.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Licences />
      </OnlySignedIn>
    </Page>
  )
}

/** Cards and certificates as they look in the hand, by kind; what only tells of a decision apart, and what is over last. */
function Licences() {
  const { t } = useTranslation()
  const licences = useQuery(myLicences())
  const rows = licences.data ?? []
  const held = rows.filter((row) => row.layout !== 'notice' && isValid(row.status))
  const kinds = [...new Set(held.map((row) => row.name))]
  return (
    <>
      {licences.isError && <Trouble error={licences.error} again={() => void licences.refetch()} />}
      {licences.isLoading && <Waiting />}
      {licences.data && rows.length === 0 && <p className="paper">{t('licence.none')}</p>}
      {held.length > 0 && (
        <ul className="licence-list">
          {kinds.flatMap((kind) =>
            held
              .filter((row) => row.name === kind)
              .map((row) => (
                <li key={row.id}>
                  <Card licence={row} />
                </li>
              )),
          )}
        </ul>
      )}
      <Lines title={t('licence.notices')} rows={rows.filter((row) => row.layout === 'notice' && isValid(row.status))} />
      <Lines title={t('licence.over')} rows={rows.filter((row) => !isValid(row.status))} />
    </>
  )
}

function Card({ licence }: { licence: LicenceRow }) {
  const say = useSay()
  const { t, i18n } = useTranslation()
  const day = (on: string) => fullDay(on, i18n.language)
  return (
    <Link className={`licence-small ${licence.layout}`} to="/my/licences/$id" params={{ id: licence.id }}>
      <span className="small">{say(licence.issuer)}</span>
      <span className="licence-title">{say(licence.name)}</span>
      <span>{licence.holder}</span>
      <span className="figures">{masked(licence.number)}</span>
      <span className="small figures">
        {licence.validTo ? t('licence.until', { day: day(licence.validTo) }) : t('licence.longUntil')}
      </span>
    </Link>
  )
}

function Lines({ title, rows }: { title: string; rows: LicenceRow[] }) {
  const say = useSay()
  const { i18n } = useTranslation()
  const id = useId()
  if (rows.length === 0) return null
  return (
    <section className="paper stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="links">
        {rows.map((licence) => (
          <li key={licence.id}>
            <Link className="line" to="/my/licences/$id" params={{ id: licence.id }}>
              <span className="row">
                <span className="title">{say(licence.name)}</span>
                {!isValid(licence.status) && <span className="chip danger">{say(licence.status.name)}</span>}
              </span>
              <span className="small muted figures">
                {[licence.holder, masked(licence.number), fullDay(licence.validFrom, i18n.language)].join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
