// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Coded } from '../doors/types.ts'

const TONES: Record<string, string> = {
  supplement: 'warn',
  suspended: 'warn',
  parked: 'danger',
  refused: 'danger',
  terminated: 'danger',
  decided: 'ok',
  closed: 'ok',
}

/** The state of a case, in the words of the house whatever form the server gives it in. */
export function StateTag({ state }: { state: Coded | string }) {
  const { t } = useTranslation()
  const code = typeof state === 'string' ? state : state.code
  const name = typeof state === 'string' ? t(`state.${code}`, { defaultValue: code }) : state.name
  return <span className={`tag tag-${TONES[code] ?? 'plain'}`}>{name}</span>
}
