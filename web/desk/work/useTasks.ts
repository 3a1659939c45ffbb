// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { countTasks, listTasks, type TaskFilter, workKeys } from '../doors/work.ts'

export const POLL = 15_000

/** The work list, page by key, looked at again every 15 seconds without a flicker. */
export function useTasks(filter: TaskFilter) {
  return useInfiniteQuery({
    queryKey: workKeys.list(filter),
    queryFn: ({ pageParam, signal }) => listTasks(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: POLL,
    placeholderData: keepPreviousData,
  })
}

export type Counts = Record<string, Record<string, number>>

export function useCounts() {
  return useQuery({
    queryKey: workKeys.counts,
    queryFn: async ({ signal }) => readCounts(await countTasks(signal)),
    refetchInterval: POLL,
  })
}

/** `{ mine: { red: 1, … }, claimable: … }`; a queue given as one number is taken as its total. */
export function readCounts(answer: unknown): Counts {
  const counts: Counts = {}
  if (typeof answer !== 'object' || answer === null) return counts
  for (const [queue, value] of Object.entries(answer)) {
    if (typeof value === 'number') counts[queue] = { total: value }
    if (typeof value !== 'object' || value === null) continue
    const lights: Record<string, number> = {}
    for (const [light, count] of Object.entries(value)) if (typeof count === 'number') lights[light] = count
    lights.total ??= Object.values(lights).reduce((sum, count) => sum + count, 0)
    counts[queue] = lights
  }
  return counts
}
