// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SearchRow } from '../../client/index.ts'
import { useSaidCards, useSay } from '../english.ts'
import { ChineseOnly } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { hotline, Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { found } from '../questions.ts'
import { FoundBy, SearchBox } from './SearchBox.tsx'

/** All that was found for one question. */
export function SearchPage() {
  const { t } = useTranslation()
  const { q = '' } = useSearch({ from: '/search' })
  const say = useSay()
  const answer = useQuery(found(q))
  const rows = useSaidCards(answer.data?.rows ?? [])
  const suggestions = answer.data?.suggestions ?? []
  return (
    <Page title={q === '' ? t('search.title') : t('search.titleFor', { q })}>
      <SearchBox key={q} begin={q} />
      {answer.isError && <Trouble error={answer.error} again={() => void answer.refetch()} />}
      {answer.isLoading && <Waiting />}
      {answer.data !== undefined && rows.length > 0 && (
        <>
          <p className="muted" aria-live="polite">
            {t('search.count', { count: rows.length })}
          </p>
          <ul className="paper links">
            {rows.map((row) => (
              <li key={`${row.kind}/${row.id}`}>
                <FoundLine row={row} asked={q} />
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.data !== undefined && rows.length === 0 && q !== '' && (
        <div className="paper stack">
          <h2>{t('search.none', { q })}</h2>
          <p>{t('search.noneDo', { hotline })}</p>
          <p>
            <Link to="/items">{t('search.browse')}</Link>
          </p>
        </div>
      )}
      {suggestions.length > 0 && (
        <section className="stack-tight">
          <h2>{t('search.also')}</h2>
          <p className="row">
            {suggestions.map((word) => (
              <Link key={word} className="chip" to="/search" search={{ q: word }}>
                {say(word)}
              </Link>
            ))}
          </p>
        </section>
      )}
    </Page>
  )
}

export function FoundLine({ row, asked }: { row: SearchRow; asked: string }) {
  const { t } = useTranslation()
  return (
    <Link className="line" to={row.kind === 'bundle' ? '/bundles/$id' : '/items/$id'} params={{ id: row.id }}>
      <span>
        <span className="title">{row.name}</span> <FoundBy row={row} asked={asked} /> <ChineseOnly en={row.en} />
      </span>
      <span>{row.summary}</span>
      <span className="small muted">
        {[row.department, t('items.within', { promised: row.promised }), row.online ? t('guide.online') : t('guide.onSite')]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Link>
  )
}
