// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Tracking } from '../../client/index.ts'
import { trackingOf } from '../questions.ts'
import './help.css'
import { Stars } from './Stars.tsx'

/** Whoever helped with what was filed is rated once. */
export function RateHelp({ data }: { data: Tracking }) {
  const client = useQueryClient()
  const [first] = data.help
  if (first === undefined) return null
  return (
    <section className="paper">
      <Stars {...first} done={() => client.invalidateQueries({ queryKey: trackingOf(data.number).queryKey })} />
    </section>
  )
}
