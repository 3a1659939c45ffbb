// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DemoAccount, signInAddress, signInAsDemo } from '../../client/index.ts'
import { demoQuery, sessionQuery } from '../doors/session.ts'
import type { Session } from '../doors/types.ts'
import { ProblemNotice } from './ProblemNotice.tsx'

/** Officers sign in through the city's unified identity; the demo city offers its officers below. */
export function SignIn({ session }: { session: Session }) {
  const { t } = useTranslation()
  const here = window.location.pathname + window.location.search
  return (
    <main className="sign-in">
      <section>
        <h1>{t('name', { city: session.city.name })}</h1>
        <p>{t('signIn.lead')}</p>
        {session.caller?.kind === 'person' ? (
          <Alert type="info" showIcon className="problem" title={t('signIn.person', { name: session.caller.name })} />
        ) : null}
        <p className="sign-in-act">
          <Button type="primary" size="large" href={signInAddress(here)}>
            {t('signIn.begin')}
          </Button>
          <a href="/">{t('signIn.portal')}</a>
        </p>
      </section>
      {session.demo ? <DemoPanel /> : null}
    </main>
  )
}

function DemoPanel() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const demo = useQuery(demoQuery)
  const [wanted, setWanted] = useState('')
  const entering = useMutation({
    mutationFn: signInAsDemo,
    onSuccess: (session) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      client.setQueryData(sessionQuery.queryKey, session)
    },
  })
  const officers = (demo.data ?? []).filter(
    (row) => row.kind === 'officer' && `${row.name} ${row.login} ${(row.posts ?? []).join(' ')}`.includes(wanted.trim()),
  )
  const groups = [...new Set(officers.map(departmentOf))]
  return (
    <section className="demo" aria-label={t('demo.title')}>
      <h2>
        {t('demo.title')} <span className="tag tag-warn">{t('demo.tag')}</span>
      </h2>
      <p className="muted">{t('demo.lead')}</p>
      {demo.isError ? <ProblemNotice error={demo.error} again={() => demo.refetch()} /> : null}
      {entering.isError ? <ProblemNotice error={entering.error} /> : null}
      <Input.Search
        allowClear
        aria-label={t('demo.search')}
        placeholder={t('demo.search')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="demo-groups">
        {groups.map((group) => (
          <div key={group}>
            <h3>{group === '' ? t('demo.noPost') : group}</h3>
            <ul>
              {officers
                .filter((row) => departmentOf(row) === group)
                .map((row) => (
                  <li key={row.login}>
                    <button type="button" disabled={entering.isPending} onClick={() => entering.mutate(row.login)}>
                      <b>{row.name}</b>
                      <span>{postsOf(row)}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

/** Posts come as 部门 · 岗位: the first department names the group, the posts tell what the account is for. */
function departmentOf(row: DemoAccount): string {
  return row.posts?.[0]?.split(' · ')[0] ?? ''
}

function postsOf(row: DemoAccount): string {
  return [...new Set((row.posts ?? []).map((post) => post.split(' · ').slice(1).join(' · ')))].join('、')
}
