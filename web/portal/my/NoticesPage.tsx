// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get, type Notice, type Page as PageOf, post, query } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble, Waiting } from '../frame/Trouble.tsx'

/** What the city told me, newest first. */
export function NoticesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('my.door.notices')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Notices />
      </OnlySignedIn>
    </Page>
  )
}

function Notices() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const notices = useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: ({ pageParam, signal }) => get<PageOf<Notice>>(`/me/notices${query({ after: pageParam, limit: 30 })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = notices.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {notices.isError && <Trouble error={notices.error} again={() => void notices.refetch()} />}
      {notices.isLoading && <Waiting />}
      {notices.data && rows.length === 0 && <p className="paper">{t('notices.none')}</p>}
      {rows.some((notice) => !notice.read) && (
        <p>
          <ActButton
            look=""
            act={async () => {
              await post('/me/notices/read', {})
              await client.invalidateQueries({ queryKey: ['notices'] })
            }}
          >
            {t('notices.readAll')}
          </ActButton>
        </p>
      )}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map((notice) => (
            <li key={notice.id} className="stack-tight" style={{ paddingBlock: 12 }}>
              <p className="row">
                <span className={notice.read ? '' : 'strong'}>{notice.title}</span>
                {!notice.read && <span className="chip primary">{t('notices.new')}</span>}
              </p>
              <p>{notice.text}</p>
              <p className="small muted figures">
                {moment(notice.at, new Date(), i18n.language)}
                {notice.caseNumber && (
                  <>
                    {' · '}
                    <Link to="/my/cases/$number" params={{ number: notice.caseNumber }}>
                      {t('notices.look')}
                    </Link>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {notices.hasNextPage && (
        <button type="button" className="button wide" onClick={() => void notices.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  )
}
