// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSession, get, type Profile } from '../../client/index.ts'
import { grouped } from '../format/numbers.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { myProfile } from '../questions.ts'
import { ActingFor } from './ActingFor.tsx'

/** Who I am here, for whom I act, and the ways to what is mine. */
export function MyPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('my.title')}>
      <OnlySignedIn why={t('my.whySignIn')}>
        <Mine />
      </OnlySignedIn>
    </Page>
  )
}

const doors = ['cases', 'licences', 'notices', 'reads', 'relatives', 'firms', 'units', 'accounts', 'seals', 'terminal'] as const

function Mine() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const go = useNavigate()
  const profile = useQuery(myProfile())
  const [full, setFull] = useState<Profile>()
  const shown = full ?? profile.data
  return (
    <>
      {profile.isError && <Trouble error={profile.error} again={() => void profile.refetch()} />}
      {profile.isLoading && <Waiting />}
      {shown && (
        <section className="paper stack" aria-labelledby="me">
          <div className="row-apart">
            <h2 id="me">{shown.name}</h2>
            <span className={shown.level > 1 ? 'chip ok' : 'chip warn'}>{t('my.level', { level: shown.level })}</span>
          </div>
          {!shown.isConfirmed && <p>{t('my.declared')}</p>}
          <dl className="facts figures">
            <div>
              <dt>{t(`my.document.${shown.document}`)}</dt>
              <dd>{full && shown.document === 'id-card' ? grouped(shown.idNumber, 'id-card') : shown.idNumber}</dd>
            </div>
            <div>
              <dt>{t('my.mobile')}</dt>
              <dd>{full ? grouped(shown.mobile, 'mobile-cn') : shown.mobile}</dd>
            </div>
          </dl>
          <p>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                if (full) setFull(undefined)
                else void get('/api/me/profile', { query: { full: true } }).then(setFull)
              }}
            >
              {full ? t('my.hide') : t('my.show')}
            </button>
          </p>
        </section>
      )}
      {profile.data && <ActingFor firms={profile.data.firms} />}
      <nav className="paper" aria-label={t('my.title')}>
        <ul className="links">
          {doors.map((door) => (
            <li key={door}>
              <Link className="line" to={`/my/${door}`}>
                <span className="title">{t(`my.door.${door}`)}</span>
                <span className="small muted">{t(`my.about.${door}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <ActButton
          look=""
          act={async () => {
            await endSession()
            client.clear()
            await go({ to: '/' })
          }}
        >
          {t('my.signOut')}
        </ActButton>
      </p>
    </>
  )
}
