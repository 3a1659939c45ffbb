// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { counted } from './counted.ts'
import { type KindCard, kindKeys, listKinds } from './door.ts'
import './kinds.css'

/** The kinds of case with which the officer has to do, by the body that answers for them. */
export function KindsPage() {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const found = useQuery({ queryKey: kindKeys.list, queryFn: listKinds, refetchInterval: 60_000 })
  const all = found.data?.rows ?? []
  const rows = all.filter((row) => [row.name, row.purpose, row.owner].some((text) => text.includes(sought.trim())))
  const owners = [...new Set(rows.map((row) => row.owner))]
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('kinds.title')}</h1>
        <Input.Search
          className="page-search"
          allowClear
          aria-label={t('kinds.search')}
          placeholder={t('kinds.search')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.isSuccess && all.length === 0 ? <Nothing title={t('kinds.none')} todo={t('kinds.noneTodo')} /> : null}
      {all.length > 0 && rows.length === 0 ? <Nothing title={t('kinds.notFound')} todo={t('kinds.notFoundTodo')} /> : null}
      {owners.map((owner) => (
        <section key={owner} className="kinds-of">
          <h2>{owner}</h2>
          <ul>
            {rows
              .filter((row) => row.owner === owner)
              .map((row) => (
                <Card key={row.id} row={row} countedTo={found.data?.countedTo ?? 0} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Card({ row, countedTo }: { row: KindCard; countedTo: number }) {
  const { t } = useTranslation()
  const params = { kind: row.id }
  return (
    <li className="panel kind-card">
      <h3>
        <Link to="/kinds/$kind" params={params}>
          {row.name}
        </Link>
      </h3>
      <p className="muted">{row.purpose}</p>
      <p className="kind-counts figures">
        <Link to="/kinds/$kind" params={params} search={{ view: 'open' }}>
          {t('kinds.open', { count: counted(row.open, countedTo) })}
        </Link>
        <Link to="/kinds/$kind" params={params} search={{ view: 'late' }} className={row.late > 0 ? 'text-danger' : ''}>
          {t('kinds.late', { count: counted(row.late, countedTo) })}
        </Link>
        <Link to="/kinds/$kind" params={params} search={{ view: 'ended' }}>
          {t('kinds.ended', { count: counted(row.ended, countedTo) })}
        </Link>
        {row.mayOpen ? (
          <Link to="/kinds/$kind/new" params={params} className="kind-new" aria-label={t('kinds.newOf', { name: row.name })}>
            {t('kinds.new')}
          </Link>
        ) : null}
      </p>
    </li>
  )
}
