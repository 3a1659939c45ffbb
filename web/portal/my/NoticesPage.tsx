// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../client/index.ts'
import { useIsEnglish } from '../english.ts'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { rowsOf } from '../questions.ts'

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
  const isEnglish = useIsEnglish()
  const client = useQueryClient()
  const notices = useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: ({ pageParam, signal }) => get('/api/me/notices', { query: { after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = notices.data?.pages.flatMap((page) => page.rows) ?? []
  const said = (notice: (typeof rows)[number]) => (isEnglish && notice.en) || notice
  return (
    <>
      {notices.isError && <Trouble error={notices.error} again={() => void notices.refetch()} />}
      {notices.isLoading && <Waiting />}
      {notices.data && rows.length === 0 && <p className="paper">{t('notices.none')}</p>}
      {rows.some((notice) => !notice.isRead) && (
        <p>
          <ActButton
            look=""
            act={async () => {
              await post('/api/me/notices/read')
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
                <span className={notice.isRead ? '' : 'strong'}>{said(notice).title}</span>
                {!notice.isRead && <span className="chip primary">{t('notices.new')}</span>}
              </p>
              <AsWritten text={said(notice).text} />
              <p className="small muted figures">
                {moment(notice.at, new Date(), i18n.language)}
                {notice.link && (
                  <>
                    {' · '}
                    <Link to={notice.link}>{t('notices.look')}</Link>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <Messages />
      {notices.hasNextPage && (
        <button type="button" className="button wide" onClick={() => void notices.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  )
}

/** What would have been sent to the phone. */
function Messages() {
  const { t, i18n } = useTranslation()
  const messages = useQuery({
    queryKey: ['messages'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/messages', { signal })),
  })
  const rows = messages.data ?? []
  if (rows.length === 0) return null
  return (
    <details className="paper fold">
      <summary>{t('notices.messages', { count: rows.length })}</summary>
      <ul className="links">
        {rows.map((message) => (
          <li key={message.id} style={{ paddingBlock: 10 }}>
            <AsWritten text={message.text} />
            <p className="small muted figures">{moment(message.at, new Date(), i18n.language)}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
