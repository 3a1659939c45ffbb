// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useIsEnglish } from '../english.ts'
import { useSession } from '../questions.ts'
import { gatesBefore, type Told } from './door.ts'

/** What stands in the way of an application now, said before anything is filled in and once more before it is sent. */
export function ClosedGates({ kind, id }: { kind: 'item' | 'bundle' | 'kind'; id: string }) {
  const { t } = useTranslation()
  const isEnglish = useIsEnglish()
  const caller = useSession()?.caller
  const who = caller?.kind === 'person' ? `${caller.id}/${caller.actingFor?.creditCode ?? ''}` : ''
  const rows = useQuery({ ...gatesBefore(kind, id, who), enabled: who !== '' }).data ?? []
  return rows.map((row) => (
    <section key={row.gate} className="say warn stack-tight" role="status">
      <p className="strong">{t('gates.closed', { title: toldIn(row, isEnglish).title })}</p>
      <WhyRefused row={row} />
    </section>
  ))
}

/** By which law, what can be done, and when it opens. */
export function WhyRefused({ row }: { row: Told }) {
  const { t } = useTranslation()
  const { basis, remedy, unlock } = toldIn(row, useIsEnglish())
  return (
    <dl className="facts">
      <div>
        <dt>{t('gates.basis')}</dt>
        <dd>{basis}</dd>
      </div>
      <div>
        <dt>{t('gates.unlock')}</dt>
        <dd>{unlock}</dd>
      </div>
      <div>
        <dt>{t('gates.remedy')}</dt>
        <dd>{remedy}</dd>
      </div>
      {row.mayBeOverruled && (
        <div>
          <dt>{t('gates.asked')}</dt>
          <dd>{t('gates.mayBeOverruled')}</dd>
        </div>
      )}
    </dl>
  )
}

/** In the language of the page. */
export const toldIn = (row: Told, isEnglish: boolean) =>
  isEnglish
    ? { title: row.titleEn, basis: row.basisEn, remedy: row.remedyEn, unlock: row.unlockEn }
    : { title: row.title, basis: row.basis, remedy: row.remedy, unlock: row.unlock }
