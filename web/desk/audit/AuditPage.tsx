// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, type LedgerSearch, namesOfOfficers, searchLedger } from '../doors/ledger.ts'
import { mayAny } from '../doors/session.ts'
import { DeskTable } from '../frame/DeskTable.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { LedgerForm } from './LedgerForm.tsx'
import { Verification } from './Verification.tsx'

/** The auditor's search. It says what it is for before it is run, and it is itself on record. */
export function AuditPage() {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [asked, setAsked] = useState<LedgerSearch | null>(null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
        {mayAny(officer, ['ledger.verify']) ? <Verification /> : null}
      </div>
      <LedgerForm onSearch={setAsked} />
      {asked === null ? (
        <Nothing title={t('audit.begin')} todo={t('audit.beginTodo')} />
      ) : (
        <Found key={JSON.stringify(asked)} asked={asked} />
      )}
    </div>
  )
}

function Found({ asked }: { asked: LedgerSearch }) {
  const { t } = useTranslation()
  const found = useInfiniteQuery({
    queryKey: ['ledger', asked],
    queryFn: ({ pageParam, signal }) => searchLedger(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // every search is an entry in the ledger: it is run when the auditor asks and not by itself
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const officers = [...new Set(rows.filter((row) => row.actorKind === 'officer').map((row) => row.actor))].sort()
  const names = useQuery({
    queryKey: ['officer-names', officers],
    queryFn: () => namesOfOfficers(officers.slice(0, 100)),
    enabled: officers.length > 0,
    staleTime: 600_000,
  })
  const nameOf = new Map((names.data ?? []).map((one) => [one.id, one.name]))
  return (
    <>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      <DeskTable
        label={t('audit.title')}
        rowKey="seq"
        loading={found.isPending}
        dataSource={rows}
        expandable={{
          expandedRowRender: (row) => <Facts entry={row} />,
          columnTitle: <span className="unseen">{t('audit.more')}</span>,
          columnWidth: 40,
        }}
        locale={{ emptyText: <Nothing title={t('audit.none')} todo={t('audit.noneTodo')} /> }}
        columns={[
          { title: t('audit.seq'), dataIndex: 'seq', align: 'right', className: 'figures', width: 80 },
          { title: t('audit.at'), dataIndex: 'at', className: 'figures', render: (at: string) => saidAt(at) },
          {
            title: t('audit.who'),
            key: 'who',
            render: (_, row) =>
              `${t(`actorKind.${row.actorKind}`, { defaultValue: row.actorKind })} ${nameOf.get(row.actor) ?? short(row.actor)}`,
          },
          { title: t('audit.act'), dataIndex: 'act', render: (act: string) => actName(act, t) },
          {
            title: t('audit.subject'),
            key: 'subject',
            render: (_, row) => `${t(`subjectKind.${row.subjectKind}`, { defaultValue: row.subjectKind })} ${short(row.subject)}`,
          },
          { title: t('audit.purpose'), dataIndex: 'purpose', render: (purpose: string | null) => purpose ?? '—' },
        ]}
      />
      {found.hasNextPage ? (
        <p className="work-more">
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('work.more')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

type Say = (key: string, options?: { defaultValue: string }) => string

/** An act's own word, with its code for those who look it up in the list of audit events. */
function actName(act: string, t: Say): string {
  const name = t(`auditAct.${act.replaceAll('.', '-')}`, { defaultValue: '' })
  return name === '' ? act : `${name}（${act}）`
}

/** Long enough to tell two apart in a list; the whole is in the opened row. */
const short = (id: string) => (id.length > 24 ? `${id.slice(0, 13)}…` : id)

function Facts({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const facts: [string, string][] = [
    [t('audit.subject'), `${entry.subjectKind} ${entry.subject}`],
    [t('audit.actor'), `${entry.actorKind} ${entry.actor}`],
    [t('audit.about'), entry.about ?? '—'],
    [t('audit.root'), entry.root],
    ...Object.entries(entry.facts).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ]
  return (
    <dl className="entry">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="wrap">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
