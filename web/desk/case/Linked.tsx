// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mayAny } from '../doors/session.ts'
import type { CaseView } from '../doors/types.ts'
import { useOfficer } from '../frame/officer.ts'
import { StateTag } from '../frame/StateTag.tsx'

/** Other cases that this one is tied to, and the row of a register that it is about. */
export function Linked({ view: { linked, about } }: { view: CaseView }) {
  const { t } = useTranslation()
  const maySeeRows = mayAny(useOfficer(), ['register.read'])
  if (linked.length === 0 && about === null) return null
  return (
    <section className="lanes">
      <h3>{t('kinds.linked')}</h3>
      <ul>
        {about === null ? null : (
          <li>
            <span className="muted">{t('kinds.row')}</span>
            <span>{about.name}</span>
            {maySeeRows ? (
              <Link to="/registers/$register/rows/$key" params={{ register: about.register, key: about.key }} className="figures">
                {about.key}
              </Link>
            ) : (
              <span className="figures">{about.key}</span>
            )}
          </li>
        )}
        {linked.map((one) => (
          <li key={`${one.how}${one.id}`}>
            <span className="muted">{t(`kinds.how.${one.how}`)}</span>
            <Link to="/cases/$root/$id" params={{ root: one.root, id: one.id }}>
              {one.kind} <span className="figures">{one.number}</span>
            </Link>
            <StateTag state={one.state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
