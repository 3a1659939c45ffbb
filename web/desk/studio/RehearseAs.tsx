// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { type Choices, type Draft, type Rehearsed, rehearseAs, type Texts } from './door.ts'

/** What somebody of the demo city would meet if this draft were in force: nothing is filed. */
export function RehearseAs({ draft, texts, people }: { draft: Draft; texts: Texts; people: Choices['people'] }) {
  const { t } = useTranslation()
  const [who, setWho] = useState<string | null>(null)
  const [answers, setAnswers] = useState('{}')
  const [problem, setProblem] = useState<string | null>(null)
  const rehearsal = useMutation({
    mutationFn: () => {
      const [login = '', firm] = (who ?? '').split(' ')
      return rehearseAs(draft, texts, firm ? { login, firm } : { login }, JSON.parse(answers) as Record<string, unknown>)
    },
  })
  const begin = () => {
    try {
      JSON.parse(answers)
      setProblem(null)
      rehearsal.mutate()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  if (people.length === 0) return <Nothing title={t('studio.noPeople')} todo={t('studio.noPeopleTodo')} />
  const options = people.flatMap((one) => [
    { value: one.login, label: `${one.name}：${one.story}` },
    ...one.firms.map((firm) => ({ value: `${one.login} ${firm.id}`, label: `${firm.name}（${one.name}）` })),
  ])
  return (
    <>
      <div className="studio-new">
        <Labelled label={t('studio.asWhom')} className="studio-who">
          <Select
            aria-label={t('studio.asWhom')}
            showSearch={{ optionFilterProp: 'label' }}
            value={who}
            onChange={setWho}
            options={options}
          />
        </Labelled>
        <Labelled label={t('studio.answers')}>
          <Input.TextArea
            className="studio-rule"
            autoSize={{ minRows: 1, maxRows: 8 }}
            value={answers}
            onChange={(event) => setAnswers(event.target.value)}
          />
        </Labelled>
        <Button type="primary" disabled={who === null} loading={rehearsal.isPending} onClick={begin}>
          {t('studio.tryAs')}
        </Button>
      </div>
      {problem === null ? null : <p className="text-warn">{t('studio.trialProblem', { problem })}</p>}
      {rehearsal.isError ? <ProblemNotice error={rehearsal.error} /> : null}
      {rehearsal.data === undefined ? null : <Outcome seen={rehearsal.data} />}
    </>
  )
}

function Outcome({ seen }: { seen: Rehearsed }) {
  const { t } = useTranslation()
  const tone = { yes: 'ok', no: 'danger', unknown: 'warn' } as const
  return (
    <div className="studio-seen" role="status">
      <h3>
        {seen.applicant}{' '}
        <span className={`tag tag-${tone[seen.eligibility.verdict]}`}>{t(`studio.verdict.${seen.eligibility.verdict}`)}</span>
      </h3>
      <ul>
        {seen.eligibility.conditions.map((one) => (
          <li key={one.id}>
            <span className={`tag tag-${tone[one.verdict]}`}>{t(`studio.verdict.${one.verdict}`)}</span> {one.text}
            {one.verdict === 'yes' ? null : <span className="muted">{` ${one.reason}`}</span>}
          </li>
        ))}
      </ul>
      <h3>{t('studio.seenMaterials')}</h3>
      <ul>
        {seen.materials.map((one) => (
          <li key={one.name}>
            {one.name}{' '}
            <span className={`tag tag-${one.state === 'obtained' ? 'ok' : 'warn'}`}>{t(`materialState.${one.state}`)}</span>{' '}
            <span className="muted">{one.label ?? one.fallback ?? ''}</span>
          </li>
        ))}
      </ul>
      <h3>{t('studio.seenFilled')}</h3>
      <dl className="material-fields">
        {seen.filled.map((one) => (
          <div key={one.field}>
            <dt>{one.title}</dt>
            <dd>{t('studio.filledFrom', { value: one.value, label: one.label })}</dd>
          </div>
        ))}
        {seen.missing.map((one) => (
          <div key={`missing ${one.field} ${one.message}`}>
            <dt>{one.title}</dt>
            <dd className="text-warn">{one.message}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
