// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { demoAccounts, readSession } from '../../client/index.ts'
import type { OfficerCaller } from './types.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 60_000,
  refetchOnWindowFocus: true,
})

export const demoQuery = queryOptions({
  queryKey: ['session', 'demo'],
  queryFn: demoAccounts,
  staleTime: Number.POSITIVE_INFINITY,
})

/** true when any position of the officer carries one of the permissions */
export function mayAny(officer: OfficerCaller, permissions: readonly string[]): boolean {
  return officer.positions.some((position) => position.permissions.some((permission) => permissions.includes(permission)))
}
