// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCreditCode, isIdCard } from '../../../engine/codes/index.ts'
import { plainMobile, plainNumber } from '../../../engine/text/index.ts'
import { isProblem } from '../../client/index.ts'
import {
  type Agent,
  type Applicant,
  type ApplicantNumber,
  counterKeys,
  findApplicant,
  myCounterDrafts,
  myHall,
  openCounterDraft,
} from '../doors/counter.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice, sentenceOf } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { ChooseItem } from './ChooseItem.tsx'
import { ConfirmIdentity } from './ConfirmIdentity.tsx'
import { Continue } from './Continue.tsx'
import { OpenCase } from './OpenCase.tsx'
import { ReportKind } from './ReportKind.tsx'

type Found = { applicant: Applicant; number: ApplicantNumber }

/** Who came, and what for. */
export function CounterStart({ onDraft }: { onDraft: (draft: string) => void }) {
  const { t } = useTranslation()
  const [found, setFound] = useState<Found | null>(null)
  const [agent, setAgent] = useState<Agent | null>(null)
  const opening = useMutation({
    mutationFn: (chosen: { kind: 'item' | 'bundle'; id: string }) => {
      if (found === null) throw new Error('a draft is opened before its applicant is found')
      return openCounterDraft({
        ...chosen,
        applicant: found.number,
        ...(agent === null ? {} : { agent: { ...agent, name: agent.name.trim() } }),
      })
    },
    onSuccess: (draft) => onDraft(draft.id),
  })
  const agentUnfinished =
    agent !== null && (agent.name.trim().length < 2 || !isIdCard(agent.idNumber) || !/^1\d{10}$/.test(agent.mobile))
  return (
    <div className="page counter">
      <div className="page-head">
        <h1>{t('counter.title')}</h1>
        <Where />
      </div>
      <section className="panel">
        <h2>{t('counter.who')}</h2>
        {found === null ? (
          <FindApplicant
            onFound={(next) => {
              setFound(next)
              // for a firm somebody stands here in its name; a person stands for himself
              setAgent(next.applicant.kind === 'firm' ? { name: '', idNumber: '', mobile: '' } : null)
            }}
          />
        ) : (
          <div className="found">
            <p>
              <b>{found.applicant.name}</b>{' '}
              <span className="tag tag-plain">
                {t(`counter.kind.${found.applicant.kind}`, { defaultValue: found.applicant.kind })}
              </span>{' '}
              <span className="figures muted">{found.applicant.number}</span>
              <br />
              <span className="muted">
                {[found.applicant.detail, found.applicant.mobile].filter((part) => part !== '').join(' · ')}
              </span>
            </p>
            <Button
              onClick={() => {
                setFound(null)
                setAgent(null)
                opening.reset()
              }}
            >
              {t('counter.another')}
            </Button>
          </div>
        )}
        {agent === null ? null : <AgentFields agent={agent} onAgent={setAgent} />}
      </section>
      {found === null ? (
        <>
          <MyDrafts onDraft={onDraft} />
          <Continue onDraft={onDraft} />
          <OpenCase />
          <ConfirmIdentity />
        </>
      ) : (
        <>
          <section className="panel">
            <h2>{t('counter.what')}</h2>
            {opening.isError ? <Elsewhere error={opening.error} /> : null}
            {agentUnfinished ? <p className="text-warn">{t('counter.agentUnfinished')}</p> : null}
            <ChooseItem busy={opening.isPending || agentUnfinished} onChoose={(chosen) => opening.mutate(chosen)} />
          </section>
          <ReportKind who={{ applicant: found.number, agent, unfinished: agentUnfinished }} />
        </>
      )}
    </div>
  )
}

/** The hall of the clerk's post and whom it takes. */
function Where() {
  const { t } = useTranslation()
  const hall = useQuery({ queryKey: ['my-hall'], queryFn: myHall, staleTime: 600_000 })
  if (hall.data?.name == null) return null
  return (
    <p className="muted">
      {t('counter.hall', {
        name: hall.data.name,
        takes: hall.data.takes.map((kind) => t(`counter.kind.${kind}`, { defaultValue: kind })).join('、'),
      })}
    </p>
  )
}

/** A number from the keyboard or from a card reader, which types like a keyboard. */
function FindApplicant({ onFound }: { onFound: (found: Found) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const finding = useMutation({
    mutationFn: (number: ApplicantNumber) => findApplicant(number),
    onSuccess: (applicant, number) => onFound({ applicant, number }),
  })
  function find(): void {
    const text = plainNumber(typed).toUpperCase()
    const number = isIdCard(text) ? { idNumber: text } : isCreditCode(text) ? { creditCode: text } : null
    setWrong(number === null)
    if (number !== null) finding.mutate(number)
  }
  return (
    <>
      <Labelled label={t('counter.number')} className="find">
        <Input.Search
          // the clerk's next act is always this one
          autoFocus
          size="large"
          allowClear
          value={typed}
          maxLength={24}
          status={wrong ? 'error' : ''}
          enterButton={t('counter.find')}
          loading={finding.isPending}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(false)
          }}
          onSearch={(_, __, info) => {
            if (info?.source !== 'clear') find()
          }}
        />
      </Labelled>
      {wrong ? <p className="text-danger">{t('counter.wrongNumber')}</p> : null}
      {finding.isError ? <ProblemNotice error={finding.error} /> : null}
      <p className="muted">{t('counter.recorded')}</p>
    </>
  )
}

const readAgent: Record<keyof Agent, (typed: string) => string> = {
  // a name keeps its letters and the space that is being typed in it
  name: (typed) => typed.trimStart(),
  idNumber: (typed) => plainNumber(typed).toUpperCase(),
  mobile: plainMobile,
}

function AgentFields({ agent, onAgent }: { agent: Agent; onAgent: (agent: Agent) => void }) {
  const { t } = useTranslation()
  const wrong = {
    name: false,
    idNumber: agent.idNumber.length >= 18 && !isIdCard(agent.idNumber),
    mobile: agent.mobile.length >= 11 && !/^1\d{10}$/.test(agent.mobile),
  }
  return (
    <div className="agent">
      <h3>{t('counter.agent')}</h3>
      <div className="agent-fields">
        {(['name', 'idNumber', 'mobile'] as const).map((name) => (
          <Labelled key={name} label={t(`counter.agentField.${name}`)}>
            <Input
              value={agent[name]}
              status={wrong[name] ? 'error' : ''}
              onChange={(event) => onAgent({ ...agent, [name]: readAgent[name](event.target.value) })}
            />
          </Labelled>
        ))}
      </div>
    </div>
  )
}

/** The redirect rule: firms to the district hall, persons to the street hall. */
function Elsewhere({ error }: { error: unknown }) {
  if (!isProblem(error, 'HALL_ELSEWHERE')) return <ProblemNotice error={error} />
  return <Alert type="warning" showIcon role="alert" title={sentenceOf(error)} />
}

/** Drafts that this clerk began: somebody went to fetch a document and came back. */
function MyDrafts({ onDraft }: { onDraft: (draft: string) => void }) {
  const { t } = useTranslation()
  const drafts = useQuery({ queryKey: counterKeys.drafts, queryFn: myCounterDrafts })
  const rows = drafts.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('counter.drafts')}</h2>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Button type="link" onClick={() => onDraft(row.id)}>
              {row.of.name}
            </Button>
            <span>{row.applicant}</span>
            <span className="muted">{t('counter.savedAt', { at: saidAt(row.savedAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
