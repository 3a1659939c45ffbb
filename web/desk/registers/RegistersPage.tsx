// SPDX-License-Identifier: Apache-2.0
import '../styles/registers.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { listRegisters, registerKeys } from '../doors/registers.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** The registers that a post opens: what each keeps and who answers for it. */
export function RegistersPage() {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: registerKeys.all, queryFn: listRegisters })
  if (list.isError) return <ProblemNotice error={list.error} again={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('registers.title')}</h1>
      </div>
      <p className="page-note muted">{t('registers.lead')}</p>
      {list.data.rows.length === 0 ? <Nothing title={t('registers.none')} todo={t('registers.noneTodo')} /> : null}
      <ul className="register-cards">
        {list.data.rows.map((one) => (
          <li key={one.id} className="panel">
            <h2>
              <Link to="/registers/$register" params={{ register: one.id }}>
                {one.name}
              </Link>
            </h2>
            <p>{one.about}</p>
            <p className="muted">
              {t('registers.owner', { name: one.ownerName })} · {t(`registers.reads.${one.reads}`)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
