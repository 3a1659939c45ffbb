// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ActingFor } from '../my/ActingFor.tsx'
import { myProfile, useSession } from '../questions.ts'
import { GivenSignatures } from './GivenSignatures.tsx'
import { SealCard } from './SealCard.tsx'
import { SealUsers } from './SealUsers.tsx'
import './signatures.css'

/** The e-seal of the firm that I act for, who may use it and what it was used on; and what I signed in person. */
export function SealsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('seals.title')} lead={t('seals.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Mine />
      </OnlySignedIn>
    </Page>
  )
}

function Mine() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const profile = useQuery(myProfile())
  const caller = useSession()?.caller
  const actsFor = caller?.kind === 'person' ? (caller.actingFor?.creditCode ?? null) : null
  const answer = useQuery({
    queryKey: ['firm-seals', actsFor],
    queryFn: ({ signal }) => get('/api/me/firm-seals', { signal }),
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['firm-seals'] })
  if (answer.isError) return <Trouble error={answer.error} again={() => void answer.refetch()} />
  if (answer.data === undefined) return <Waiting />
  const { firm, seals, leaves } = answer.data
  const held = seals.find((seal) => seal.status !== 'revoked')
  const former = seals.filter((seal) => seal.status === 'revoked')
  return (
    <>
      {profile.data && <ActingFor firms={profile.data.firms} />}
      {firm === null && (profile.data?.firms.length ?? 0) > 0 && <p className="small muted">{t('seals.person')}</p>}
      {firm && held === undefined && (
        <section className="paper stack">
          <h2>{t('seals.none', { firm: firm.name })}</h2>
          <p>{t('seals.noneText')}</p>
          {firm.isKeeper && (
            <p>
              <ActButton
                act={async () => {
                  await post('/api/me/firm-seals')
                  await refresh()
                }}
              >
                {t('seals.apply')}
              </ActButton>
            </p>
          )}
        </section>
      )}
      {firm && held && (
        <>
          <SealCard seal={held} isKeeper={firm.isKeeper} refresh={refresh} />
          {firm.isKeeper ? (
            <SealUsers seal={held.id} firm={firm} leaves={leaves} refresh={refresh} />
          ) : (
            <p className={`say ${firm.mayUse ? 'ok' : 'warn'}`}>{t(firm.mayUse ? 'seals.mayUse' : 'seals.mayNotUse')}</p>
          )}
          <GivenSignatures title={t('seals.log')} none={t('seals.logNone')} seal={held.id} />
        </>
      )}
      {former.map((seal) => (
        <GivenSignatures key={seal.id} title={`${t('seals.former')} ${seal.number}`} none={t('seals.logNone')} seal={seal.id} />
      ))}
      <GivenSignatures title={t('seals.mine')} none={t('seals.mineNone')} />
    </>
  )
}
