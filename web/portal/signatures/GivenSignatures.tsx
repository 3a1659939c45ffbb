// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'

type GivenProps = { title: string; none: string; seal?: string }

function logOf(seal: string | undefined, after: string | undefined, signal: AbortSignal) {
  const page = after === undefined ? {} : { after }
  return seal === undefined
    ? get('/api/me/signatures', { query: page, signal })
    : get('/api/me/firm-seals/{seal}/uses', { path: { seal }, query: page, signal })
}

/** What was signed, the newest first: the log of a seal, or a person's own signatures. */
export function GivenSignatures({ title, none, seal }: GivenProps) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const id = useId()
  const log = useInfiniteQuery({
    queryKey: ['signatures', seal ?? null],
    queryFn: ({ signal, pageParam }) => logOf(seal, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? []
  const at = (iso: string) => moment(iso, new Date(), i18n.language)
  return (
    <section className="paper stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {log.isError && <Trouble error={log.error} again={() => void log.refetch()} />}
      {log.isLoading && <Waiting />}
      {log.data && rows.length === 0 && <p className="muted">{none}</p>}
      <ul className="links">
        {rows.map((row) => (
          <li key={row.request} className="stack-tight" style={{ paddingBlock: 12 }}>
            <p className="strong">{say(row.title)}</p>
            <p className="small figures">
              {seal !== undefined ? t('seals.entry', { user: row.user, at: at(row.signedAt) }) : at(row.signedAt)}
            </p>
            <p className="small muted figures digest">{t('seals.digest', { sm3: row.sm3 })}</p>
            <p className="row small">
              <a href={`/api/me/signatures/${row.request}/file`} target="_blank" rel="noreferrer">
                {t('seals.file')}
              </a>
              <Link to="/verify/$code" params={{ code: row.code }}>
                {t('seals.verify')}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <p>
          <button type="button" className="button" onClick={() => void log.fetchNextPage()}>
            {t('list.more')}
          </button>
        </p>
      )}
    </section>
  )
}
