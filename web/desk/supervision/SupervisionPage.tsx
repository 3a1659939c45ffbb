// SPDX-License-Identifier: Apache-2.0
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayAny } from '../doors/session.ts'
import { useOfficer } from '../frame/officer.ts'
import { dayOf } from '../frame/time.ts'
import { Flags } from './Findings.tsx'
import { LicenceCoverage } from './LicenceCoverage.tsx'
import { Overview } from './Overview.tsx'
import { People } from './People.tsx'
import { Units } from './Units.tsx'
import { Unstaffed } from './Unstaffed.tsx'
import { Visits } from './Visits.tsx'

/** Where matters stand; every figure leads to its rows. Who answers for a department sees its people, whoever supervises sees departments. */
export function SupervisionPage() {
  const { t } = useTranslation()
  const officer = useOfficer()
  const supervises = mayAny(officer, ['supervision.read'])
  const today = dayOf(new Date())
  const tabs = [
    ...(supervises ? [{ key: 'overview', label: t('supervision.overview'), children: <Overview /> }] : []),
    ...(mayAny(officer, ['case.reassign']) ? [{ key: 'people', label: t('supervision.people'), children: <People /> }] : []),
    ...(supervises
      ? [
          {
            key: 'visits',
            label: t('supervision.visits'),
            children: <Visits from={`${today.slice(0, 4)}-01-01`} to={today} />,
          },
        ]
      : []),
    ...(supervises ? [{ key: 'units', label: t('supervision.units'), children: <Units /> }] : []),
    ...(mayAny(officer, ['licence.coverage'])
      ? [{ key: 'coverage', label: t('supervision.coverage'), children: <LicenceCoverage /> }]
      : []),
    ...(mayAny(officer, ['case.read']) ? [{ key: 'flags', label: t('supervision.flags'), children: <Flags /> }] : []),
  ]
  return (
    <div className="page">
      <h1>{t('supervision.title')}</h1>
      {supervises ? <Unstaffed /> : null}
      <Tabs items={tabs} />
    </div>
  )
}
