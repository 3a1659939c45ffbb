// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../../client/index.ts'
import { Choose } from '../fields/ChoiceFields.tsx'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { DateParts, NumberText, PlainText } from '../fields/TextFields.tsx'
import { fullDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { rowsOf } from '../questions.ts'

const empty = { to: '', purpose: '', until: '', uses: 1 as unknown }

/** Whom I let use this licence: for what, until when, how often. Withdrawn at once. */
export function LicenceAuthorisations({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState(empty)
  const key = ['licence', id, 'authorisations']
  const given = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/licences/{id}/authorisations', { path: { id }, signal })),
  })
  const purposes = useQuery({
    queryKey: ['licence-purposes'],
    enabled: asking,
    queryFn: async ({ signal }) => (await get('/api/licences/purposes', { signal })).rows,
  })
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const plain = { invalid: false, leave: () => {} }
  const complete = asked.to !== '' && asked.purpose !== '' && /^\d{4}-\d{2}-\d{2}$/.test(asked.until) && Number(asked.uses) >= 1
  return (
    <section className="paper stack" aria-labelledby="authorisations">
      <h2 id="authorisations">{t('licence.authorisations')}</h2>
      {given.isError && <Trouble error={given.error} />}
      {given.data?.length === 0 && <p className="muted">{t('licence.noAuthorisations')}</p>}
      <ul className="links">
        {given.data?.map((one) => (
          <li key={one.id} className="row-apart" style={{ paddingBlock: 10 }}>
            <div>
              <p className="strong">{one.to}</p>
              <p className="small muted figures">
                {t('licence.authorised', { purpose: one.purpose.name, day: fullDay(one.until), uses: one.uses - one.used })}
              </p>
            </div>
            {one.on ? (
              <ActButton
                look="link"
                act={async () => {
                  await remove('/api/me/licences/{id}/authorisations/{authorisation}', { path: { id, authorisation: one.id } })
                  await refresh()
                }}
              >
                {t('licence.withdraw')}
              </ActButton>
            ) : (
              <span className="chip">{one.state}</span>
            )}
          </li>
        ))}
      </ul>
      {!asking && (
        <p>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('licence.authorise')}
          </button>
        </p>
      )}
      {asking && (
        <div className="stack">
          <FieldFrame id="grant-to" label={t('licence.to')} required>
            <PlainText id="grant-to" value={asked.to} change={(to) => setAsked({ ...asked, to: String(to) })} {...plain} />
          </FieldFrame>
          <FieldFrame id="grant-purpose" label={t('licence.purpose')} required>
            <Choose
              id="grant-purpose"
              value={asked.purpose}
              change={(purpose) => setAsked({ ...asked, purpose: String(purpose ?? '') })}
              options={(purposes.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              {...plain}
            />
          </FieldFrame>
          <FieldFrame id="grant-until" label={t('licence.untilLabel')} required grouped>
            <DateParts
              id="grant-until"
              value={asked.until}
              change={(until) => setAsked({ ...asked, until: String(until ?? '') })}
              {...plain}
            />
          </FieldFrame>
          <FieldFrame id="grant-uses" label={t('licence.times')} required>
            <NumberText id="grant-uses" value={asked.uses} whole change={(uses) => setAsked({ ...asked, uses })} {...plain} />
          </FieldFrame>
          <div className="row">
            <ActButton
              disabled={!complete}
              act={async () => {
                await post('/api/me/licences/{id}/authorisations', { path: { id }, body: { ...asked, uses: Number(asked.uses) } })
                setAsked(empty)
                setAsking(false)
                await refresh()
              }}
            >
              {t('licence.authorise')}
            </ActButton>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('act.cancel')}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}
