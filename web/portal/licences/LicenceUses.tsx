// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saidNumbers } from '../../../engine/codes/index.ts'
import { get } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { Trouble } from '../frame/Trouble.tsx'
import { rowsOf } from '../questions.ts'

/** Who used this licence, when and for what; also who tried and was refused. */
export function LicenceUses({ id }: { id: string }) {
  const { t, i18n } = useTranslation()
  const uses = useQuery({
    queryKey: ['licence', id, 'uses'],
    queryFn: async ({ signal }) => rowsOf(await get('/api/me/licences/{id}/uses', { path: { id }, signal })),
  })
  return (
    <section className="paper stack" aria-labelledby="uses">
      <h2 id="uses">{t('licence.uses')}</h2>
      {uses.isError && <Trouble error={uses.error} />}
      {uses.data?.length === 0 && <p className="muted">{t('licence.noUses')}</p>}
      <ul className="links">
        {uses.data?.map((use) => (
          <li key={use.id} style={{ paddingBlock: 10 }}>
            <p className="strong">
              {use.who} {!use.allowed && <span className="chip danger">{t('licence.refused')}</span>}
            </p>
            <p>{use.what}</p>
            <p className="small">{use.purpose}</p>
            <p className="small muted figures">
              {[moment(use.at, new Date(), i18n.language), use.caseNumber && saidNumbers(use.caseNumber)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
