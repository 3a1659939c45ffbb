// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../client/index.ts'
import type { DraftKeeper } from '../../portal/apply/draft-keeper.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** Which body the case will go to, and why; the clerk asks when the address does not tell. */
export function CounterReceiver({ draft, keeper }: { draft: Draft; keeper: DraftKeeper }) {
  const { t } = useTranslation()
  const choosing = useMutation({ mutationFn: (place: string) => keeper.choosePlace(place) })
  const options = draft.competence.find((one) => one.state === 'asked')?.options ?? []
  if (draft.competence.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('counter.receiver')}</h2>
      <ul className="plain-list">
        {draft.competence.map((one) => (
          <li key={one.item}>
            <span>{one.body?.name ?? one.name}</span>
            <span className={one.state === 'nobody' ? 'text-danger' : 'muted'}>{one.why}</span>
          </li>
        ))}
      </ul>
      {options.length === 0 ? null : (
        <Labelled label={t('counter.receiverPlace')}>
          <Select
            value={draft.place ?? undefined}
            options={options.map(({ region, name, body }) => ({ value: region, label: `${name}（${body}）` }))}
            onChange={(place: string) => choosing.mutate(place)}
          />
        </Labelled>
      )}
      {choosing.isError ? <ProblemNotice error={choosing.error} /> : null}
    </section>
  )
}
