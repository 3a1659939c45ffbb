// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sayAmount } from '../../ui/amount.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { type AccountType, listAccounts } from './door.ts'

/** The accounts of a type by name, and what its control accounts come to. */
export function AccountList({ type }: { type: AccountType }) {
  const { t } = useTranslation()
  const pages = useInfiniteQuery({
    queryKey: ['accounts', type.id],
    queryFn: ({ pageParam }) => listAccounts(type.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (pages.isError) return <ProblemNotice error={pages.error} again={() => void pages.refetch()} />
  const amount = {
    title: `${t('accounts.balance')}（${type.unit.name}）`,
    dataIndex: 'balance',
    align: 'right' as const,
    className: 'figures',
    render: (balance: number) => sayAmount(balance, type.unit.decimals),
  }
  const see = (account: string) => (
    <Link to="/accounts" search={{ type: type.id, account }}>
      {t('accounts.see')}
    </Link>
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const controls = pages.data?.pages[0]?.controls ?? []
  return (
    <>
      {controls.length > 0 ? (
        <section className="panel">
          <h2>{t('accounts.controls')}</h2>
          <DeskTable
            label={t('accounts.controls')}
            rowKey="account"
            dataSource={controls}
            columns={[
              { title: t('accounts.owner'), dataIndex: 'name' },
              amount,
              { key: 'see', dataIndex: 'account', render: see },
            ]}
          />
        </section>
      ) : null}
      <section className="panel">
        <h2>{t('accounts.list')}</h2>
        <DeskTable
          label={t('accounts.list')}
          rowKey="account"
          loading={pages.isPending}
          dataSource={rows}
          locale={{ emptyText: <Nothing title={t('accounts.empty')} /> }}
          columns={[
            { title: t('accounts.owner'), dataIndex: 'owner' },
            ...(rows.some(({ period }) => period !== null)
              ? [{ title: t('accounts.period'), dataIndex: 'period', className: 'figures' }]
              : []),
            amount,
            { key: 'see', dataIndex: 'account', render: see },
          ]}
        />
        <More pages={pages} />
      </section>
    </>
  )
}
