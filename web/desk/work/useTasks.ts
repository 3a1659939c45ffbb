// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { countTasks, listTasks, searchCases, type TaskFilter, workKeys } from '../doors/work.ts'

const POLL = 15_000

/** The work list, page by key, looked at again every 15 seconds without a flicker. */
export function useTasks(filter: TaskFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: workKeys.list(filter),
    queryFn: ({ pageParam, signal }) => listTasks(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: POLL,
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useCounts() {
  return useQuery({ queryKey: workKeys.counts, queryFn: ({ signal }) => countTasks(signal), refetchInterval: POLL })
}

/** A search is on record: it is run when it is asked for, and not again by itself. */
export function useSearch(q: string) {
  return useQuery({
    queryKey: workKeys.search(q),
    queryFn: () => searchCases(q),
    enabled: q !== '',
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })
}
