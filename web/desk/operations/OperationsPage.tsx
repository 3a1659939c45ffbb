// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countStuck, operationsKeys, type StuckSort } from '../doors/operations.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { StuckList } from './StuckList.tsx'

/** What stands still on the platform, by sort: first the sort that has most. */
export function OperationsPage() {
  const { t } = useTranslation()
  const counts = useQuery({ queryKey: operationsKeys.counts, queryFn: countStuck, refetchInterval: 15_000 })
  const [chosen, setChosen] = useState<StuckSort | null>(null)
  const kinds = counts.data ?? []
  const most = kinds.toSorted((a, b) => b.count - a.count)[0]
  const shown = chosen ?? most?.kind ?? null
  const isCalm = counts.isSuccess && kinds.every((one) => one.count === 0)
  return (
    <div className="page">
      <h1>{t('operations.title')}</h1>
      <p className="muted page-note">{t('operations.lead')}</p>
      {counts.isError ? <ProblemNotice error={counts.error} again={() => void counts.refetch()} /> : null}
      {counts.isPending ? <Skeleton active /> : null}
      {isCalm ? <Nothing title={t('operations.none')} todo={t('operations.noneTodo')} /> : null}
      {counts.isSuccess && !isCalm && shown !== null ? (
        <>
          <Segmented<StuckSort>
            aria-label={t('operations.sorts')}
            value={shown}
            onChange={setChosen}
            options={kinds.map((one) => ({
              value: one.kind,
              label: t(`operations.kind.${one.kind}`, { count: one.count }),
            }))}
          />
          <StuckList key={shown} kind={shown} />
        </>
      ) : null}
    </div>
  )
}
