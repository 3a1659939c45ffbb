// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Submitted } from '../../client/index.ts'
import { counterKeys, readDraft } from '../doors/counter.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { CounterDraft } from './CounterDraft.tsx'
import { CounterStart } from './CounterStart.tsx'
import { Done } from './Done.tsx'

const route = getRouteApi('/counter')

/** The integrated counter: find who came, choose what for, fill in, hand over a receipt. */
export function CounterPage() {
  const { t } = useTranslation()
  const { draft } = route.useSearch()
  const navigate = route.useNavigate()
  const [submitted, setSubmitted] = useState<{ draft: string; answer: Submitted } | null>(null)
  const go = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { draft: id } })
  if (submitted !== null && submitted.draft === draft)
    return (
      <Done
        submitted={submitted.answer}
        onNext={() => {
          setSubmitted(null)
          go(undefined)
        }}
      />
    )
  if (draft === undefined) return <CounterStart onDraft={(opened) => go(opened)} />
  return (
    <div className="page">
      <p className="page-back">
        <Button type="link" onClick={() => go(undefined)}>
          {t('counter.back')}
        </Button>
      </p>
      <OpenDraft key={draft} id={draft} onSubmitted={(answer) => setSubmitted({ draft, answer })} onLeave={() => go(undefined)} />
    </div>
  )
}

type OpenProps = { id: string; onSubmitted: (answer: Submitted) => void; onLeave: () => void }

function OpenDraft({ id, onSubmitted, onLeave }: OpenProps) {
  const draft = useQuery({
    queryKey: counterKeys.draft(id),
    queryFn: ({ signal }) => readDraft(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (draft.data !== undefined) return <CounterDraft draft={draft.data} onSubmitted={onSubmitted} onLeave={onLeave} />
  if (draft.isError) return <ProblemNotice error={draft.error} again={() => void draft.refetch()} />
  return <Skeleton active paragraph={{ rows: 8 }} />
}
