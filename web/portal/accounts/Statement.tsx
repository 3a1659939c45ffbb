// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../client/index.ts'
import { sayAmount } from '../../ui/amount.ts'
import { moment } from '../format/dates.ts'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'

/** What an account stood at before and after a time, and what came and went between. */
export function Statement({ account }: { account: string }) {
  const { t, i18n } = useTranslation()
  const [time, setTime] = useState<{ from?: string; to?: string }>({})
  const pages = useInfiniteQuery({
    queryKey: ['statement', account, time],
    queryFn: ({ pageParam, signal }) =>
      get('/api/me/accounts/statement', { query: { account, ...time, after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const [first] = pages.data?.pages ?? []
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const say = (amount: number, signed = false) => sayAmount(amount, first?.account.unit.decimals ?? 0, signed)
  return (
    <>
      <fieldset className="paper stack-tight">
        <legend className="strong">{t('accounts.time')}</legend>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="stack-tight">
            {t(`accounts.${end}`)}
            <input
              className="input"
              type="date"
              value={time[end] ?? ''}
              onChange={({ target }) =>
                setTime(({ [end]: _, ...rest }) => (target.value === '' ? rest : { ...rest, [end]: target.value }))
              }
            />
          </label>
        ))}
      </fieldset>
      {pages.isError && <Trouble error={pages.error} again={() => void pages.refetch()} />}
      {pages.isLoading && <Waiting />}
      {first && (
        <dl className="paper facts figures">
          {(['opening', 'into', 'out', 'closing'] as const).map((sum) => (
            <div key={sum}>
              <dt>{t(`accounts.${sum}`)}</dt>
              <dd>{say(first[sum])}</dd>
            </div>
          ))}
        </dl>
      )}
      {first && rows.length === 0 && <p className="paper">{t('accounts.noPostings')}</p>}
      {rows.length > 0 && (
        <ul className="paper links">
          {rows.map((one) => (
            <li key={one.id} className="stack-tight" style={{ paddingBlock: 12 }}>
              <p className="row-apart">
                <span>{t(`accounts.act.${one.act}`)}</span>
                <strong className="figures">{say(one.amount, true)}</strong>
              </p>
              <AsWritten text={`${one.purpose} · ${one.other}`} />
              <p className="small muted figures">
                {[moment(one.at, new Date(), i18n.language), one.caseNumber].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <button type="button" className="button wide" onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  )
}
