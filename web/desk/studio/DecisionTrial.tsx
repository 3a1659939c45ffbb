// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { decisionsIn, sampleOf, type Tried, tryDecision } from './trial.ts'

/** Give inputs, see at once what the tables say, which rules matched, and what was missing. */
export function DecisionTrial({ text }: { text: string }) {
  const { t } = useTranslation()
  const names = useQuery({ queryKey: ['studio', 'decisions', text], queryFn: () => decisionsIn(text), staleTime: Infinity })
  const [chosen, setChosen] = useState<string | null>(null)
  const [input, setInput] = useState(() => JSON.stringify(sampleOf(text), null, 2))
  const decision = chosen ?? names.data?.[0]?.id ?? ''
  const tried = useQuery({
    queryKey: ['studio', 'trial', text, decision, input],
    queryFn: () => tryDecision(text, decision, input),
    enabled: decision !== '',
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  return (
    <section className="studio-trial" aria-label={t('studio.trial')}>
      <h2>{t('studio.trial')}</h2>
      <Labelled label={t('studio.decisionName')}>
        <Select
          value={decision}
          onChange={setChosen}
          options={(names.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Labelled>
      <Labelled label={t('studio.input')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} value={input} onChange={(event) => setInput(event.target.value)} />
      </Labelled>
      <div role="status" className="studio-outcome">
        {tried.data === undefined ? null : <Outcome tried={tried.data} />}
      </div>
    </section>
  )
}

function Outcome({ tried }: { tried: Tried }) {
  const { t } = useTranslation()
  if ('problem' in tried) return <p className="text-warn">{t('studio.trialProblem', { problem: tried.problem })}</p>
  const { output, trace, missing } = tried.outcome
  const rules = trace.flatMap((one) => one.tables.flatMap((table) => table.rules.map((rule) => `${one.name} ${rule.index}`)))
  return (
    <>
      <p>
        {t('studio.answer')} <b>{JSON.stringify(output)}</b>
      </p>
      <p>{rules.length > 0 ? t('studio.matched', { rules: rules.join(', ') }) : t('studio.noRule')}</p>
      {missing.length > 0 ? <p className="text-warn">{t('studio.missing', { names: missing.join(', ') })}</p> : null}
    </>
  )
}
