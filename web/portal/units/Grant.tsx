// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { DateParts, GroupedText, PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'
import type { MyUnit } from './door.ts'

/** Gives somebody of the unit a role until a day. */
export function Grant({ own, done }: { own: MyUnit; done: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation()
  const [asked, setAsked] = useState({ role: own.grants[0]?.id ?? '', name: '', idNumber: '', until: '' })
  const set = (part: keyof typeof asked) => (value: unknown) => setAsked({ ...asked, [part]: String(value ?? '') })
  const isWhole =
    asked.role !== '' && asked.name !== '' && asked.idNumber.length === 18 && /^\d{4}-\d{2}-\d{2}$/.test(asked.until)
  const plain = { invalid: false, leave: () => {} }
  return (
    <section className="paper stack" aria-labelledby="grant">
      <h2 id="grant">{t('units.grant')}</h2>
      <FieldFrame id="grant-role" label={t('units.role')} required>
        <select id="grant-role" className="input" value={asked.role} onChange={(event) => set('role')(event.target.value)}>
          {own.grants.map(({ id, name, en }) => (
            <option key={id} value={id}>
              {(i18n.language.startsWith('en') && en) || name}
            </option>
          ))}
        </select>
      </FieldFrame>
      <FieldFrame id="grant-name" label={t('firms.agentName')} required>
        <PlainText id="grant-name" value={asked.name} change={set('name')} {...plain} />
      </FieldFrame>
      <FieldFrame id="grant-id" label={t('my.idNumber')} required>
        <GroupedText id="grant-id" format="id-card" value={asked.idNumber} change={set('idNumber')} {...plain} />
      </FieldFrame>
      <FieldFrame id="grant-until" label={t('firms.untilLabel')} required grouped>
        <DateParts id="grant-until" value={asked.until} change={set('until')} {...plain} />
      </FieldFrame>
      <p>
        <ActButton
          disabled={!isWhole}
          act={async () => {
            await post('/api/me/units/members', { body: { unit: own.unit, ...asked } })
            setAsked({ ...asked, name: '', idNumber: '' })
            await done()
          }}
        >
          {t('units.give')}
        </ActButton>
      </p>
    </section>
  )
}
