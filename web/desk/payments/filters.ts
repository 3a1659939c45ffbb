// SPDX-License-Identifier: Apache-2.0
import type { Movement } from '../doors/payments.ts'

export const MOVEMENT_FILTERS = ['all', 'booked', 'unbooked', 'contradiction', 'refund'] as const
export type MovementFilter = (typeof MOVEMENT_FILTERS)[number]

export const movementFits: Record<MovementFilter, (row: Movement) => boolean> = {
  all: () => true,
  booked: (row) => row.kind === 'payment' && row.booked,
  unbooked: (row) => row.kind === 'payment' && !row.booked && row.because !== 'contradiction',
  contradiction: (row) => row.because === 'contradiction',
  refund: (row) => row.kind === 'refund' && row.because !== 'contradiction',
}
