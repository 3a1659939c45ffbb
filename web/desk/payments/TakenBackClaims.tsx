// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Claim, claimsOfDepartment } from '../doors/payments.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { yuan } from './yuan.ts'

/** Receipts that the department has booked and of which the money went back later: its books are to be put right. */
export function TakenBackClaims() {
  const { t } = useTranslation()
  const claims = useQuery({ queryKey: ['payments', 'claims'], queryFn: claimsOfDepartment })
  const rows = (claims.data?.rows ?? []).filter((row) => row.standing < row.amount)
  if (claims.isError) return <ProblemNotice error={claims.error} again={() => void claims.refetch()} />
  if (rows.length === 0) return null
  return (
    <section aria-label={t('payments.takenBack')}>
      <h2>{t('payments.takenBack')}</h2>
      <p className="muted">{t('payments.takenBackNote')}</p>
      <DeskTable<Claim>
        label={t('payments.takenBack')}
        rowKey="code"
        dataSource={rows}
        columns={[
          { title: t('payments.receipt'), dataIndex: 'code', className: 'figures' },
          { title: t('payments.receiptFor'), dataIndex: 'name' },
          { title: t('payments.claimedAt'), key: 'at', render: (_, row) => saidAt(row.claimedAt) },
          {
            title: t('payments.claimed'),
            key: 'amount',
            align: 'right',
            className: 'figures',
            render: (_, row) => yuan(row.amount),
          },
          {
            title: t('payments.standing'),
            key: 'left',
            align: 'right',
            className: 'figures',
            render: (_, row) => yuan(row.standing),
          },
        ]}
      />
    </section>
  )
}
