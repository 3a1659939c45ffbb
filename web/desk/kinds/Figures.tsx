// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { counted } from './counted.ts'
import { type KindMonth, type KindView, kindKeys, listMonths } from './door.ts'

const HEIGHT = 96

/** How many stand where, each figure the way to its rows; and a year of them, month by month. */
export function Figures({ kind, onState }: { kind: KindView; onState: (state: string) => void }) {
  const { t } = useTranslation()
  const months = useQuery({ queryKey: kindKeys.months(kind.id), queryFn: () => listMonths(kind.id) })
  return (
    <section className="trend" aria-labelledby="kind-figures">
      <h2 id="kind-figures">
        {t('kinds.figures')}{' '}
        <span className="muted">
          {t('kinds.figuresNote')}
          {t('kinds.counted', { countedTo: kind.countedTo })}
        </span>
      </h2>
      <dl className="kind-figures">
        {kind.states.map((state) => (
          <div key={state.id} className="panel">
            <dt>{state.name}</dt>
            <dd className="figures">
              <button type="button" className="figure-open" onClick={() => onState(state.id)}>
                {counted(state.cases, kind.countedTo)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {months.isError ? <ProblemNotice error={months.error} again={() => void months.refetch()} /> : null}
      {months.data ? <Months rows={months.data.rows} /> : null}
    </section>
  )
}

function Months({ rows }: { rows: KindMonth[] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...rows.map((row) => row.opened))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol className="trend-bars" aria-label={t('kinds.months')} tabIndex={0}>
        {rows.map((row) => {
          const said = t('kinds.monthAt', row)
          return (
            <li key={row.month} title={said}>
              <span className="unseen">{said}</span>
              <span className="trend-count figures" aria-hidden="true">
                {row.opened}
              </span>
              <span
                className="trend-bar"
                style={{ height: Math.max(2, Math.round((row.opened / most) * HEIGHT)) }}
                aria-hidden="true"
              />
              <span className="trend-day figures" aria-hidden="true">
                {row.month.slice(2)}
              </span>
            </li>
          )
        })}
      </ol>
      <details>
        <summary>{t('kinds.monthTable')}</summary>
        <table className="small-table">
          <thead>
            <tr>
              {['month', 'opened', 'ended', 'late'].map((id) => (
                <th key={id} scope="col">
                  {t(`kinds.month.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month} className="figures">
                <td>{row.month}</td>
                <td>{row.opened}</td>
                <td>{row.ended}</td>
                <td>{row.late}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
