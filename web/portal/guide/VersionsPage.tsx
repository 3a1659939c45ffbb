// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullDay, moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { changesOf, guideOf, versionsOf } from '../questions.ts'

/** Every published version of a guide, and what each changed. */
export function VersionsPage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ from: '/items/$id/versions' })
  const guide = useQuery(guideOf('item', id))
  const versions = useQuery(versionsOf(id))
  return (
    <Page title={t('versions.title', { name: guide.data?.name ?? '' })} back={{ to: `/items/${id}`, label: t('versions.back') }}>
      {versions.isError && <Trouble error={versions.error} again={() => void versions.refetch()} />}
      {versions.isLoading && <Waiting />}
      {versions.data?.map((version) => (
        <section key={version.hash} className="paper stack">
          <div className="row-apart">
            <h2>
              {t(version.state === 'coming' ? 'versions.effectiveLater' : 'versions.effective', {
                day: fullDay(version.effectiveOn, i18n.language),
              })}
            </h2>
            <span className="chip">{t(`versions.${version.state}`, { defaultValue: version.state })}</span>
          </div>
          <p className="small muted figures">
            {t('versions.line', { at: moment(version.publishedAt, new Date(), i18n.language), number: version.number })}
          </p>
          <Changes id={id} hash={version.hash} />
        </section>
      ))}
    </Page>
  )
}

function Changes({ id, hash }: { id: string; hash: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const changes = useQuery({ ...changesOf(id, hash), enabled: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('versions.changes')}</summary>
      {changes.isError && <Trouble error={changes.error} />}
      {changes.data?.length === 0 && <p>{t('versions.first')}</p>}
      <dl className="facts">
        {changes.data?.map((change) => (
          <div key={change.path}>
            <dt>{change.path}</dt>
            <dd>
              <del className="muted">{said(change.before)}</del> → <ins>{said(change.after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const said = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value)
