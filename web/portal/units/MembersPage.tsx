// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { remove } from '../../client/index.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { GivenRight } from '../my/GivenRight.tsx'
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
  const { t } = useTranslation()
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
            <GivenRight
              key={one.id}
              title={`${one.name} · ${one.role}`}
              right={one}
              withdraw={async () => {
                await remove('/api/me/units/members/{id}', { path: { id: one.id } })
                await again()
              }}
            />
          ))}
        </ul>
      </section>
      <Grant own={own} done={again} />
    </>
  )
}
