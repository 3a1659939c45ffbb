// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryChoice as Choice, Delivery, Draft } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { GroupedText, PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import type { DraftKeeper } from './draft-keeper.ts'

type Destination = { receiver: string; mobile: string; address: string }

/** What was chosen but not kept yet; nobody who submits loses it. */
export type UnsavedDelivery = RefObject<(() => Promise<void>) | undefined>

/** How the result comes: electronic, collected, or by (simulated) courier to an address. */
export function DeliveryChoice({ draft, keeper, unsaved }: { draft: Draft; keeper: DraftKeeper; unsaved: UnsavedDelivery }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { delivery } = draft
  const [to, setTo] = useState<Destination>({
    receiver: delivery.receiver ?? '',
    mobile: delivery.mobile ?? '',
    address: delivery.address ?? '',
  })
  const [choice, setChoice] = useState<Choice | ''>(delivery.choice)
  const [kept, setKept] = useState(delivery.choice === 'courier' && Boolean(delivery.address))
  const [error, setError] = useState<unknown>()
  const [each, setEach] = useState(delivery.each)
  useEffect(() => {
    unsaved.current = choice === 'courier' && !kept ? keepAddress : undefined
  })
  if (delivery.options.length < 2) return null

  async function keep(next: Delivery) {
    await keeper.deliver(delivery.together ? { each, ...next } : next)
    setError(undefined)
    await client.invalidateQueries({ queryKey: ['draft', draft.id, 'check'] })
  }
  async function keepAddress() {
    await keep({ choice: 'courier', ...to })
    setKept(to.receiver !== '' && to.mobile !== '' && to.address !== '')
  }
  const set = (part: keyof Destination) => (value: unknown) => {
    setKept(false)
    setTo({ ...to, [part]: String(value ?? '') })
  }
  const plain = { invalid: false, leave: () => {} }

  return (
    <fieldset className="paper stack">
      <legend>
        <h2>{t('delivery.title')}</h2>
      </legend>
      <div className="choices">
        {delivery.options.map((option) => (
          <label className="choice" key={option}>
            <input
              type="radio"
              name="delivery"
              checked={choice === option}
              onChange={() => {
                setChoice(option)
                if (option !== 'courier') keep({ choice: option }).catch(setError)
              }}
            />
            <span>
              <span className="strong">{t(`delivery.${option}`)}</span>
              <br />
              <span className="small muted">{t(`delivery.${option}Help`)}</span>
            </span>
          </label>
        ))}
      </div>
      {delivery.together && (
        <label className="choice">
          <input
            type="checkbox"
            checked={each}
            onChange={(event) => {
              setEach(event.target.checked)
              keep({
                ...(choice === 'courier' ? { choice, ...to } : { choice: choice || 'electronic' }),
                each: event.target.checked,
              }).catch(setError)
            }}
          />
          <span>
            <span className="strong">{t('delivery.each')}</span>
            <br />
            <span className="small muted">{t('delivery.eachHelp')}</span>
          </span>
        </label>
      )}
      {error !== undefined && <Trouble error={error} />}
      {choice === 'courier' && (
        <div className="stack">
          <FieldFrame id="courier-name" label={t('delivery.name')} required>
            <PlainText id="courier-name" value={to.receiver} change={set('receiver')} {...plain} />
          </FieldFrame>
          <FieldFrame id="courier-mobile" label={t('delivery.mobile')} required>
            <GroupedText id="courier-mobile" format="mobile-cn" value={to.mobile} change={set('mobile')} {...plain} />
          </FieldFrame>
          <FieldFrame id="courier-address" label={t('delivery.address')} required>
            <PlainText id="courier-address" value={to.address} change={set('address')} {...plain} />
          </FieldFrame>
          <p>
            <ActButton look="" act={keepAddress} disabled={to.receiver === '' || to.mobile === '' || to.address === ''}>
              {t('delivery.keep')}
            </ActButton>
          </p>
          {kept && <p role="status">{t('delivery.kept')}</p>}
        </div>
      )}
    </fieldset>
  )
}
