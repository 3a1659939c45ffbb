// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Draw, drawKeys, readDraw } from '../doors/draws.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import { DrawnTable } from './DrawnTable.tsx'
import { tones } from './DrawsPage.tsx'
import { HoldForm } from './HoldForm.tsx'

/** One draw, from the sealed roll to the cases of those who were drawn. */
export function DrawPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/draws/$id' })
  const draw = useQuery({
    queryKey: drawKeys.one(id),
    queryFn: () => readDraw(id),
    // cases are opened a moment after the draw
    refetchInterval: ({ state }) => (state.data?.objects?.some(({ waits }) => waits) ? 3000 : false),
  })
  if (draw.isError) return <ProblemNotice error={draw.error} again={() => void draw.refetch()} />
  if (draw.data === undefined) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  const { data } = draw
  return (
    <div className="page">
      <div className="page-head">
        <h1>{data.name}</h1>
        <span className={tones[data.state]}>{t(`draws.states.${data.state}`)}</span>
        <a href={`/draws/${id}`}>{t('draws.public')}</a>
      </div>
      <p>{t('draws.promised', { who: data.promisedBy, at: saidAt(data.promisedAt) })}</p>
      <p className="page-note muted">{t('draws.base', { count: data.base })}</p>
      {data.drawnAt !== null ? (
        <p className="page-note">
          {t('draws.held', { who: data.drawnBy ?? '', at: saidAt(data.drawnAt), published: data.published ?? '' })}
        </p>
      ) : null}
      {data.withdrawnAt !== null ? <p>{t('draws.withdrawnFor', { at: saidAt(data.withdrawnAt), why: data.why ?? '' })}</p> : null}
      {data.state === 'promised' ? <HoldForm draw={data} /> : null}
      {data.objects !== null ? <DrawnTable objects={data.objects} /> : null}
      <Excluded draw={data} />
    </div>
  )
}

function Excluded({ draw: { excluded } }: { draw: Draw }) {
  const { t } = useTranslation()
  if (excluded.length === 0) return null
  return (
    <details>
      <summary>{t('draws.excluded', { count: excluded.length })}</summary>
      <ul>
        {excluded.map(({ id, title, excluded: why }) => (
          <li key={id}>
            <span className="figures">{id}</span> {title} · {t(`draws.why.${why}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
