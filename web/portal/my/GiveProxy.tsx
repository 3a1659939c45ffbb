// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemCard, post } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { DateParts, GroupedText, PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'

type Asked = { name: string; idNumber: string; relation: string; until: string; matters: string[] }
const nobody: Asked = { name: '', idNumber: '', relation: '', until: '', matters: [] }

/** Lets somebody do named things until a day. */
export function GiveProxy({ matters, done }: { matters: ItemCard[]; done: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(nobody)
  const set = (part: keyof Asked) => (value: unknown) => setAsked({ ...asked, [part]: String(value ?? '') })
  const choose = (id: string, chosen: boolean) =>
    setAsked({ ...asked, matters: chosen ? [...asked.matters, id] : asked.matters.filter((one) => one !== id) })
  const complete =
    asked.name !== '' &&
    asked.idNumber.length === 18 &&
    asked.relation !== '' &&
    /^\d{4}-\d{2}-\d{2}$/.test(asked.until) &&
    asked.matters.length > 0
  const plain = { invalid: false, leave: () => {} }
  return (
    <section className="paper stack" aria-labelledby="give">
      <h2 id="give">{t('relatives.give')}</h2>
      <FieldFrame id="proxy-name" label={t('relatives.name')} required>
        <PlainText id="proxy-name" value={asked.name} change={set('name')} {...plain} />
      </FieldFrame>
      <FieldFrame id="proxy-id" label={t('my.idNumber')} required>
        <GroupedText id="proxy-id" format="id-card" value={asked.idNumber} change={set('idNumber')} {...plain} />
      </FieldFrame>
      <FieldFrame id="proxy-relation" label={t('relatives.relation')} help={t('relatives.relationHelp')} required>
        <PlainText id="proxy-relation" value={asked.relation} change={set('relation')} {...plain} />
      </FieldFrame>
      <fieldset className="field" style={{ border: 0, padding: 0 }}>
        <legend>{t('relatives.matters')}</legend>
        {matters.map((matter) => (
          <label key={matter.id} className="choice">
            <input
              type="checkbox"
              checked={asked.matters.includes(matter.id)}
              onChange={(event) => choose(matter.id, event.target.checked)}
            />
            <span>{matter.name}</span>
          </label>
        ))}
      </fieldset>
      <FieldFrame id="proxy-until" label={t('relatives.untilLabel')} required grouped>
        <DateParts id="proxy-until" value={asked.until} change={set('until')} {...plain} />
      </FieldFrame>
      <p>
        <ActButton
          disabled={!complete}
          act={async () => {
            await post('/api/me/proxies', { body: asked })
            setAsked(nobody)
            await done()
          }}
        >
          {t('relatives.verb')}
        </ActButton>
      </p>
    </section>
  )
}
