// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayAmount } from '../../ui/amount.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ExportButton } from '../frame/ExportButton.tsx'
import { Labelled } from '../frame/Labelled.tsx'
import { More } from '../frame/More.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { type AccountType, exportStatement, readStatement, type Statement, type Time } from './door.ts'

type Row = Statement['rows'][number]

/** 对账单: the sums of a time and its postings; taken along as a file, which is on record. */
export function StatementOf({ type, account }: { type: AccountType; account: string }) {
  const { t } = useTranslation()
  const [time, setTime] = useState<Time>({})
  const pages = useInfiniteQuery({
    queryKey: ['statement', account, time],
    queryFn: ({ pageParam }) => readStatement(account, time, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const [first] = pages.data?.pages ?? []
  const say = (amount: number, signed = false) => sayAmount(amount, type.unit.decimals, signed)
  const cells = (row: Row) => [
    t(`accounts.act.${row.act}`),
    row.other,
    say(row.amount, true),
    row.purpose,
    row.caseNumber ?? '',
    row.by ?? '',
  ]
  const heads = ['at', 'what', 'other', 'amount', 'purpose', 'case', 'by'].map((one) => t(`accounts.${one}`))
  async function grid() {
    const { rows } = await exportStatement(account, time)
    return { name: `${type.name}${t('accounts.see')}`, heads, rows: rows.map((row) => [{ instant: row.at }, ...cells(row)]) }
  }
  if (pages.isError) return <ProblemNotice error={pages.error} again={() => void pages.refetch()} />
  return (
    <section className="panel">
      <div className="page-head">
        <h2>{first?.account.owner ?? t('accounts.see')}</h2>
        {(['from', 'to'] as const).map((end) => (
          <Labelled key={end} label={t(`accounts.${end}`)}>
            <Input
              type="date"
              value={time[end] ?? ''}
              onChange={({ target }) =>
                setTime(({ [end]: _, ...rest }) => (target.value === '' ? rest : { ...rest, [end]: target.value }))
              }
            />
          </Labelled>
        ))}
        <ExportButton grid={grid} />
      </div>
      {first ? (
        <p className="figures">
          {(['opening', 'into', 'out', 'closing'] as const)
            .map((sum) => `${t(`accounts.${sum}`)} ${say(first[sum])}`)
            .join(' · ')}
        </p>
      ) : null}
      {first ? (
        <Alert
          type={first.agrees ? 'success' : 'error'}
          showIcon
          title={t(first.agrees ? 'accounts.agrees' : 'accounts.differs')}
        />
      ) : null}
      <DeskTable<Row>
        label={t('accounts.see')}
        rowKey="id"
        loading={pages.isPending}
        dataSource={pages.data?.pages.flatMap((page) => page.rows) ?? []}
        locale={{ emptyText: <Nothing title={t('accounts.noPostings')} /> }}
        columns={[
          { title: t('accounts.at'), dataIndex: 'at', className: 'figures', render: (at: string) => saidAt(at) },
          { title: t('accounts.what'), dataIndex: 'act', render: (act: Row['act']) => t(`accounts.act.${act}`) },
          { title: t('accounts.other'), dataIndex: 'other' },
          {
            title: t('accounts.amount'),
            dataIndex: 'amount',
            align: 'right',
            className: 'figures',
            render: (n: number) => say(n, true),
          },
          { title: t('accounts.purpose'), dataIndex: 'purpose' },
          { title: t('accounts.case'), key: 'case', className: 'figures', render: (_, row) => <CaseOf row={row} /> },
          { title: t('accounts.by'), dataIndex: 'by' },
        ]}
      />
      <More pages={pages} />
    </section>
  )
}

function CaseOf({ row }: { row: Row }) {
  if (row.case === null) return row.caseNumber
  return (
    <Link to="/cases/$root/$id" params={row.case}>
      {row.caseNumber}
    </Link>
  )
}
