// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { drawsShown } from './door.ts'

export const tones = { promised: 'chip warn', drawn: 'chip ok', withdrawn: 'chip' }

/** Every draw that was promised, held or given up, the newest first. */
export function DrawsPage() {
  const { t, i18n } = useTranslation()
  const pages = useInfiniteQuery(drawsShown)
  const rows = pages.data?.pages.flatMap((one) => one.rows) ?? []
  return (
    <Page title={t('draws.title')} lead={t('draws.lead')}>
      {pages.isError && <Trouble error={pages.error} again={() => void pages.refetch()} />}
      {pages.isLoading && <Waiting />}
      {pages.isSuccess && rows.length === 0 && <p className="paper">{t('draws.none')}</p>}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map(({ id, name, nameEn, department, state, promisedAt }) => (
            <li key={id}>
              <Link to="/draws/$id" params={{ id }}>
                {i18n.language.startsWith('en') ? (nameEn ?? name) : name}
              </Link>{' '}
              <span className={tones[state]}>{t(`draws.states.${state}`)}</span>
              <p className="small muted">{t('draws.by', { department, at: moment(promisedAt, new Date(), i18n.language) })}</p>
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <p>
          <button type="button" className="button" onClick={() => void pages.fetchNextPage()}>
            {t('draws.more')}
          </button>
        </p>
      )}
    </Page>
  )
}
