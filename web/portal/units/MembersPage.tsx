// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { remove } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { membersOf, myUnits } from './door.ts'
import { Grant } from './Grant.tsx'
import './units.css'

/** Whom I gave a role in a unit that I represent: it is taken back at once, and given for a time. */
export function MembersPage() {
  const { t } = useTranslation()
  const { unit = '' } = useSearch({ from: '/my/units/members' })
  return (
    <Page title={t('units.members')} lead={t('units.membersLead')} back={{ to: '/my/units', label: t('units.title') }}>
      <OnlySignedIn>{unit !== '' && <Members unit={unit} />}</OnlySignedIn>
    </Page>
  )
}

function Members({ unit }: { unit: string }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const members = useQuery(membersOf(unit))
  const own = useQuery(myUnits()).data?.find((one) => one.unit === unit)
  const again = () => client.invalidateQueries({ queryKey: ['units'] })
  if (members.isError) return <Trouble error={members.error} again={() => void members.refetch()} />
  if (members.data === undefined || own === undefined) return <Waiting />
  return (
    <>
      <section className="paper stack" aria-labelledby="members">
        <h2 id="members">{own.name}</h2>
        {members.data.length === 0 && <p>{t('units.noMembers')}</p>}
        <ul className="links">
          {members.data.map((one) => (
            <li key={one.id} className="row-apart unit-row">
              <div>
                <p className="strong">
                  {one.name} · {one.role}
                </p>
                <p className="small muted figures">{t('firms.until', { day: fullDay(one.until, i18n.language) })}</p>
              </div>
              <div className="row">
                <span className={`chip ${one.state === 'running' ? 'ok' : ''}`}>{t(`firms.${one.state}`)}</span>
                {one.state === 'running' && (
                  <ActButton
                    look="link"
                    act={async () => {
                      await remove('/api/me/units/members/{id}', { path: { id: one.id } })
                      await again()
                    }}
                  >
                    {t('firms.withdraw')}
                  </ActButton>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <Grant own={own} done={again} />
    </>
  )
}
