// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Field, type RowVersion, readHistory, registerKeys } from '../doors/registers.ts'
import { More } from '../frame/More.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { type Regions, valueText } from './value-text.ts'

/** Every version of a row, the newest first: by whom, why, and each value before and after. */
export function RowHistory({ register, row, fields }: { register: string; row: string; fields: Field[] }) {
  const { t } = useTranslation()
  const history = useInfiniteQuery({
    queryKey: registerKeys.history(register, row),
    queryFn: ({ pageParam }) => readHistory(register, row, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    retry: false,
  })
  const all = history.data?.pages.flatMap((page) => page.rows) ?? []
  const regions = Object.assign({}, ...(history.data?.pages ?? []).map((page) => page.regions)) as Regions
  return (
    <section className="panel">
      <h2>{t('registers.history')}</h2>
      {history.isError ? <ProblemNotice error={history.error} /> : null}
      <Timeline items={all.map((one) => ({ key: one.version, content: <Version {...{ one, fields, regions }} /> }))} />
      <More pages={history} />
    </section>
  )
}

function Version({ one, fields, regions }: { one: RowVersion; fields: Field[]; regions: Regions }) {
  const { t } = useTranslation()
  const said = (name: string, value: unknown) => {
    const field = fields.find((each) => each.name === name)
    return (field ? valueText(field, value, regions) : String(value ?? '')) || '—'
  }
  return (
    <>
      <p>
        <b>{t(`registers.acts.${one.act}`)}</b> · {saidAt(one.at)} · {one.by ?? t('registers.bySystem')}
      </p>
      {one.why === null ? null : <p className="muted">{t('registers.because', { why: one.why })}</p>}
      {one.act !== 'changed' ? null : (
        <ul className="register-changes">
          {one.changes.map(({ name, title, before, after }) => (
            <li key={name}>
              {title}：<del>{said(name, before)}</del> → {said(name, after)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
