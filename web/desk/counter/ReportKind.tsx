// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpening } from '../../opening/use-opening.ts'
import {
  type Agent,
  type ApplicantNumber,
  type KindAtCounter,
  kindAtCounter,
  kindsAtCounter,
  reportKind,
} from '../doors/counter.ts'
import { OpeningForm } from '../fields/OpeningForm.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Who = { applicant: ApplicantNumber; agent: Agent | null; unfinished: boolean }

/** What whoever stands here reports: the kinds that are taken in at counters, each with its form. */
export function ReportKind({ who }: { who: Who }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const kinds = useQuery({ queryKey: ['kinds-at-counter'], queryFn: kindsAtCounter, staleTime: 300_000 })
  const kind = useQuery({
    queryKey: ['kinds-at-counter', chosen],
    queryFn: () => kindAtCounter(chosen ?? ''),
    enabled: chosen !== null,
    staleTime: 300_000,
  })
  const rows = kinds.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('counter.report')}</h2>
      <ul className="choices">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                <b>{row.name}</b>
              </p>
              <p className="muted">{[row.owner, row.purpose].join(' · ')}</p>
            </div>
            <Button disabled={who.unfinished} aria-pressed={chosen === row.id} onClick={() => setChosen(row.id)}>
              {t('counter.choose')}
            </Button>
          </li>
        ))}
      </ul>
      {kind.isError ? <ProblemNotice error={kind.error} /> : null}
      {kind.data ? <Report key={kind.data.id} kind={kind.data} who={who} /> : null}
    </section>
  )
}

function Report({ kind, who: { applicant, agent } }: { kind: KindAtCounter; who: Who }) {
  const { t } = useTranslation()
  const officer = useOfficer()
  const [done, setDone] = useState<{ root: string; id: string; number: string } | null>(null)
  const opening = useOpening({
    form: kind.form,
    place: `${officer.id}.counter.${kind.id}.${Object.values(applicant).join()}`,
    send: (sent) => reportKind(kind.id, { ...sent, applicant, ...(agent === null ? {} : { agent }) }),
    onOpened: setDone,
  })
  if (done !== null)
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('kinds.opened', { number: done.number })}
        action={
          <Link to="/cases/$root/$id" params={{ root: done.root, id: done.id }}>
            {t('counter.toCase')}
          </Link>
        }
      />
    )
  return (
    <OpeningForm
      form={kind.form}
      opening={opening}
      head={<h3>{kind.name}</h3>}
      refused={(problem) => <ProblemNotice error={problem} />}
      acts={
        <Button type="primary" htmlType="submit" loading={opening.busy}>
          {t('kinds.send')}
        </Button>
      }
    />
  )
}
