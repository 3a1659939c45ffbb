// SPDX-License-Identifier: Apache-2.0

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { searchItems } from '../doors/counter.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Shown = { busy: boolean; onChoose: (chosen: { kind: 'item' | 'bundle'; id: string }) => void }

/** The same search as the portal's: what people say finds what the list calls it. */
export function ChooseItem({ busy, onChoose }: Shown) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => searchItems(q, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const rows = q === '' ? [] : (found.data?.rows ?? [])
  return (
    <>
      <Labelled label={t('counter.item')} className="find">
        <Input
          autoFocus
          size="large"
          allowClear
          value={typed}
          placeholder={t('counter.itemHint')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Labelled>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {q !== '' && found.isPending ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      {q !== '' && found.isSuccess && rows.length === 0 ? (
        <Nothing title={t('counter.noItem')} todo={t('counter.noItemTodo')} />
      ) : null}
      <ul className="choices">
        {rows.map((row) => (
          <li key={`${row.kind}-${row.id}`}>
            <div>
              <p>
                <b>{row.name}</b>{' '}
                <span className={row.kind === 'bundle' ? 'tag tag-ok' : 'tag tag-plain'}>
                  {t(`counter.searchKind.${row.kind}`)}
                </span>
              </p>
              <p className="muted">{[row.department, row.promised, row.summary].filter(Boolean).join(' · ')}</p>
            </div>
            <Button disabled={busy} onClick={() => onChoose({ kind: row.kind, id: row.id })}>
              {t('counter.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
