// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useIsEnglish, useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { useSession } from '../questions.ts'
import { toldIn, WhyRefused } from './ClosedGates.tsx'
import { myRefusals } from './door.ts'

/** What was tried and refused, and why: hers, or the firm's for which she acts. */
export function Refusals() {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const isEnglish = useIsEnglish()
  const caller = useSession()?.caller
  const who = caller?.kind === 'person' ? `${caller.id}/${caller.actingFor?.creditCode ?? ''}` : ''
  const rows = useQuery({ ...myRefusals(who), enabled: who !== '' }).data ?? []
  if (rows.length === 0) return null
  return (
    <section className="paper stack" aria-labelledby="refusals">
      <h2 id="refusals">{t('gates.mine')}</h2>
      <p className="small muted">{t('gates.mineHelp')}</p>
      {rows.map((row) => (
        <details key={`${row.gate} ${row.at}`}>
          <summary>
            {say(row.matter.name)} · {toldIn(row, isEnglish).title}
          </summary>
          <p className="small muted figures">
            {t('gates.tried', { at: moment(row.at, new Date(), i18n.language), times: row.times })}
            {row.overruledBy !== null && t('gates.overruled')}
          </p>
          <WhyRefused row={row} />
        </details>
      ))}
    </section>
  )
}
