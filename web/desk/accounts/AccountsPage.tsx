// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { AccountList } from './AccountList.tsx'
import { listTypes } from './door.ts'
import { StatementOf } from './StatementOf.tsx'

/** The types of account that a post opens; of one its accounts; of one account its statement. */
export function AccountsPage() {
  const { t } = useTranslation()
  const { type: id, account } = useSearch({ from: '/accounts' })
  const types = useQuery({ queryKey: ['accounts'], queryFn: listTypes })
  if (types.isError) return <ProblemNotice error={types.error} again={() => void types.refetch()} />
  if (types.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  const type = types.data.rows.find((one) => one.id === id)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{type?.name ?? t('accounts.title')}</h1>
        {type ? (
          <Link to="/accounts" search={account === undefined ? {} : { type: type.id }}>
            {t(account === undefined ? 'accounts.back' : 'accounts.list')}
          </Link>
        ) : null}
      </div>
      <p className="page-note muted">{type?.about ?? t('accounts.lead')}</p>
      {type && account !== undefined ? <StatementOf type={type} account={account} /> : null}
      {type && account === undefined ? <AccountList type={type} /> : null}
      {!type && types.data.rows.length === 0 ? <Nothing title={t('accounts.none')} todo={t('accounts.noneTodo')} /> : null}
      {type
        ? null
        : types.data.rows.map((one) => (
            <section key={one.id} className="panel">
              <h2>
                <Link to="/accounts" search={{ type: one.id }}>
                  {one.name}
                </Link>
              </h2>
              <p>{one.about}</p>
              <p className="muted">{t('accounts.keeper', { name: one.keeper, unit: one.unit.name })}</p>
            </section>
          ))}
    </div>
  )
}
