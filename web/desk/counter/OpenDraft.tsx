// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { Submitted } from '../../client/index.ts'
import { counterKeys, readDraft } from '../doors/counter.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { CounterDraft } from './CounterDraft.tsx'

type OpenProps = { id: string; onSubmitted: (answer: Submitted) => void; onLeave: () => void }

/** A draft that the officer may see: her own, or one that she was let in to. */
export function OpenDraft({ id, onSubmitted, onLeave }: OpenProps) {
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
