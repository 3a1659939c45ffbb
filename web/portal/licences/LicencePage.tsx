// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../english.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { licenceOf } from '../questions.ts'
import { LicenceAuthorisations } from './LicenceAuthorisations.tsx'
import { isValid, LicenceFace } from './LicenceFace.tsx'
import { LicenceUses } from './LicenceUses.tsx'

const ShowingScreen = lazy(() => import('./ShowingScreen.tsx').then((page) => ({ default: page.ShowingScreen })))

export function LicencePage() {
  const { t } = useTranslation()
  const say = useSay()
  const { id } = useParams({ from: '/my/licences/$id' })
  const licence = useQuery(licenceOf(id))
  return (
    <Page
      title={licence.data ? say(licence.data.name) : t('licence.title')}
      back={{ to: '/my/licences', label: t('my.door.licences') }}
    >
      <OnlySignedIn>
        {licence.isError && <Trouble error={licence.error} again={() => void licence.refetch()} />}
        {licence.isLoading && <Waiting lines={8} />}
        {licence.data && <One id={id} licence={licence.data} />}
      </OnlySignedIn>
    </Page>
  )
}

function One({ id, licence }: { id: string; licence: Parameters<typeof LicenceFace>[0]['licence'] }) {
  const { t } = useTranslation()
  const [showing, setShowing] = useState(false)
  return (
    <>
      <LicenceFace licence={licence} />
      <div className="row">
        {isValid(licence.status) && (
          <button type="button" className="button primary" onClick={() => setShowing(true)}>
            {t('licence.show')}
          </button>
        )}
        <a className="button" href={`/api/me/licences/${id}/file`} target="_blank" rel="noreferrer">
          {t('licence.download')}
        </a>
      </div>
      {showing && (
        <Suspense>
          <ShowingScreen id={id} licence={licence} close={() => setShowing(false)} />
        </Suspense>
      )}
      <LicenceUses id={id} />
      <LicenceAuthorisations id={id} />
    </>
  )
}
