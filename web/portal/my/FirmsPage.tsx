// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FirmAuthorisations, get, post, remove } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { DateParts, GroupedText, PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ActingFor } from './ActingFor.tsx'
import { GivenRight } from './GivenRight.tsx'

const questionKey = ['firm-authorisations']

/** The firms that I act for, and the people whom I let act for mine. */
export function FirmsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('my.door.firms')} lead={t('my.about.firms')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Firms />
      </OnlySignedIn>
    </Page>
  )
}

function Firms() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const answer = useQuery({
    queryKey: questionKey,
    queryFn: ({ signal }) => get('/api/me/firm-authorisations', { signal }),
  })
  if (answer.isError) return <Trouble error={answer.error} again={() => void answer.refetch()} />
  if (answer.data === undefined) return <Waiting />
  const { firms, authorisations } = answer.data
  const own = firms.filter((firm) => firm.as === 'legal-representative')
  const refresh = () => client.invalidateQueries({ queryKey: questionKey })
  return (
    <>
      <ActingFor firms={firms} />
      {firms.length === 0 && <p className="paper">{t('firms.none')}</p>}
      {authorisations.length > 0 && (
        <section className="paper stack" aria-labelledby="given">
          <h2 id="given">{t('firms.given')}</h2>
          <ul className="links">
            {authorisations.map((one) => (
              <GivenRight
                key={one.id}
                title={
                  one.mine ? t('firms.mine', { firm: one.firm }) : t('firms.theirs', { name: one.agentName, firm: one.firm })
                }
                right={one}
                withdraw={async () => {
                  await remove('/api/me/firm-authorisations/{id}', { path: { id: one.id } })
                  await refresh()
                }}
              />
            ))}
          </ul>
        </section>
      )}
      {own.length > 0 && <Authorise firms={own} done={refresh} />}
    </>
  )
}

type Asked = { creditCode: string; name: string; idNumber: string; until: string }

function Authorise({ firms, done }: { firms: FirmAuthorisations['firms']; done: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>({ creditCode: firms[0]?.creditCode ?? '', name: '', idNumber: '', until: '' })
  const set = (part: keyof Asked) => (value: unknown) => setAsked({ ...asked, [part]: String(value ?? '') })
  const complete =
    asked.creditCode !== '' && asked.name !== '' && asked.idNumber.length === 18 && /^\d{4}-\d{2}-\d{2}$/.test(asked.until)
  const plain = { invalid: false, leave: () => {} }
  return (
    <section className="paper stack" aria-labelledby="authorise">
      <h2 id="authorise">{t('firms.authorise')}</h2>
      <div className="field">
        <label htmlFor="auth-firm">{t('firms.firm')}</label>
        <select
          id="auth-firm"
          className="input"
          value={asked.creditCode}
          onChange={(event) => set('creditCode')(event.target.value)}
        >
          {firms.map((firm) => (
            <option key={firm.creditCode} value={firm.creditCode}>
              {firm.name}
            </option>
          ))}
        </select>
      </div>
      <FieldFrame id="auth-name" label={t('firms.agentName')} required>
        <PlainText id="auth-name" value={asked.name} change={set('name')} {...plain} />
      </FieldFrame>
      <FieldFrame id="auth-id" label={t('my.idNumber')} required>
        <GroupedText id="auth-id" format="id-card" value={asked.idNumber} change={set('idNumber')} {...plain} />
      </FieldFrame>
      <FieldFrame id="auth-until" label={t('firms.untilLabel')} required grouped>
        <DateParts id="auth-until" value={asked.until} change={set('until')} {...plain} />
      </FieldFrame>
      <p>
        <ActButton
          disabled={!complete}
          act={async () => {
            await post('/api/me/firm-authorisations', { body: asked })
            setAsked({ ...asked, name: '', idNumber: '', until: '' })
            await done()
          }}
        >
          {t('firms.verb')}
        </ActButton>
      </p>
    </section>
  )
}
