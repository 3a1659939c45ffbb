// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fullDay } from '../format/dates.ts'
import type { MyUnit } from './door.ts'
import './units.css'

/** In which units I am what, and the way to the people of those that I represent. */
export function MyRoles({ units }: { units: MyUnit[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section className="paper stack" aria-labelledby="my-roles">
      <h2 id="my-roles">{t('units.roles')}</h2>
      <ul className="links">
        {units.map(({ unit, name, sort, roles, grants }) => (
          <li key={unit} className="row-apart unit-row">
            <div>
              <p className="strong">{name}</p>
              <p className="small muted figures">
                {[
                  sort,
                  ...roles.map((role) =>
                    role.until === null
                      ? role.name
                      : t('units.roleUntil', { role: role.name, day: fullDay(role.until, i18n.language) }),
                  ),
                ].join(' · ')}
              </p>
            </div>
            {grants.length > 0 && (
              <Link className="button" to="/my/units/members" search={{ unit }}>
                {t('units.members')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
