// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fullDay } from '../format/dates.ts'
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
    <Page title={t('my.door.licences')} lead={t('licence.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Licences />
      </OnlySignedIn>
    </Page>
  )
}

function Licences() {
  const { t, i18n } = useTranslation()
  const licences = useQuery(myLicences())
  const rows = licences.data ?? []
  return (
    <>
      {licences.isError && <Trouble error={licences.error} again={() => void licences.refetch()} />}
      {licences.isLoading && <Waiting />}
      {licences.data && rows.length === 0 && <p className="paper">{t('licence.none')}</p>}
      <ul className="licence-list">
        {rows.map((licence) => (
          <li key={licence.id}>
            <Link className="licence-small" to="/my/licences/$id" params={{ id: licence.id }}>
              <span className="row-apart">
                <span className="strong">{licence.name}</span>
                <span className={`chip ${isValid(licence.status) ? 'ok' : 'danger'}`}>{licence.status.name}</span>
              </span>
              <span>{licence.holder}</span>
              <span className="small muted figures">{licence.number}</span>
              <span className="small muted figures">
                {licence.validTo ? t('licence.until', { day: fullDay(licence.validTo, i18n.language) }) : t('licence.long')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
