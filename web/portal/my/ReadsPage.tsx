// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { Deletions } from './Deletions.tsx'

/** Who read my data, when, for what; and what was deleted of it because its time was over. */
export function ReadsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('my.door.reads')} lead={t('reads.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Reads />
        <Deletions />
      </OnlySignedIn>
    </Page>
  )
}

function Reads() {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const reads = useInfiniteQuery({
    queryKey: ['reads'],
    queryFn: ({ pageParam, signal }) => get('/api/me/reads', { query: { after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = reads.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {reads.isError && <Trouble error={reads.error} again={() => void reads.refetch()} />}
      {reads.isLoading && <Waiting />}
      {reads.data && rows.length === 0 && <p className="paper">{t('reads.none')}</p>}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map((read) => (
            <li key={read.seq} className="stack-tight" style={{ paddingBlock: 12 }}>
              <p className="strong">
                {read.isPlatform
                  ? t('reads.platform')
                  : [read.department && say(read.department), read.position && say(read.position), read.reader]
                      .filter(Boolean)
                      .join(' · ')}
              </p>
              <p className="small muted figures">{moment(read.at, new Date(), i18n.language)}</p>
              {read.purpose && <AsWritten text={t('reads.purpose', { purpose: read.purpose })} />}
              {read.fields.length > 0 && (
                <AsWritten
                  text={t(read.isPlatform ? 'reads.fetched' : 'reads.fields', {
                    fields: read.fields.map(say).join(t('list.comma')),
                  })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {reads.hasNextPage && (
        <button type="button" className="button wide" onClick={() => void reads.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  )
}
