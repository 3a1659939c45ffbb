// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Trouble } from '../frame/Trouble.tsx'

/** What the city deleted of mine because its time was over: the rule, how many, when. */
export function Deletions() {
  const { t, i18n } = useTranslation()
  const deletions = useInfiniteQuery({
    queryKey: ['deletions'],
    queryFn: ({ pageParam, signal }) => get('/api/me/deletions', { query: { after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = deletions.data?.pages.flatMap((page) => page.rows) ?? []
  if (deletions.isError) return <Trouble error={deletions.error} again={() => void deletions.refetch()} />
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby="deletions">
      <h2 id="deletions">{t('deletions.title')}</h2>
      <ul className="paper links">
        {rows.map((row) => (
          <li key={row.seq} className="stack-tight" style={{ paddingBlock: 12 }}>
            <AsWritten text={t('deletions.what', { what: row.what, count: row.count })} />
            <p className="small muted figures">{moment(row.at, new Date(), i18n.language)}</p>
            <AsWritten text={row.basis} />
          </li>
        ))}
      </ul>
      {deletions.hasNextPage && (
        <button type="button" className="button wide" onClick={() => void deletions.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </section>
  )
}
