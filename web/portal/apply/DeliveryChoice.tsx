// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address, DeliveryChoice as Choice, Draft } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { GroupedText, PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import type { DraftKeeper } from './draft-keeper.ts'

const nobody: Address = { name: '', mobile: '', address: '' }

/** How the result comes: electronic, collected, or by (simulated) courier to an address. */
export function DeliveryChoice({ draft, keeper }: { draft: Draft; keeper: DraftKeeper }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [address, setAddress] = useState<Address>(draft.delivery?.address ?? nobody)
  const [choice, setChoice] = useState<Choice | null>(draft.delivery?.choice ?? null)
  const [error, setError] = useState<unknown>()
  const options = draft.delivery?.options ?? []
  if (options.length === 0) return null

  async function keep(next: Choice, to: Address | null) {
    await keeper.deliver({ choice: next, ...(to === null ? {} : { address: to }) })
    await client.invalidateQueries({ queryKey: ['draft', draft.id, 'check'] })
  }

  return (
    <fieldset className="paper stack">
      <legend>
        <h2>{t('delivery.title')}</h2>
      </legend>
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option}>
            <input
              type="radio"
              name="delivery"
              checked={choice === option}
              onChange={() => {
                setChoice(option)
                if (option !== 'courier') keep(option, null).then(() => setError(undefined), setError)
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
      {error !== undefined && <Trouble error={error} />}
      {choice === 'courier' && (
        <div className="stack">
          <FieldFrame id="courier-name" label={t('delivery.name')} required>
            <PlainText
              id="courier-name"
              value={address.name}
              invalid={false}
              leave={() => {}}
              change={(name) => setAddress({ ...address, name: String(name) })}
            />
          </FieldFrame>
          <FieldFrame id="courier-mobile" label={t('delivery.mobile')} required>
            <GroupedText
              id="courier-mobile"
              format="mobile-cn"
              value={address.mobile}
              invalid={false}
              leave={() => {}}
              change={(mobile) => setAddress({ ...address, mobile: String(mobile) })}
            />
          </FieldFrame>
          <FieldFrame id="courier-address" label={t('delivery.address')} required>
            <PlainText
              id="courier-address"
              value={address.address}
              invalid={false}
              leave={() => {}}
              change={(to) => setAddress({ ...address, address: String(to) })}
            />
          </FieldFrame>
          <p>
            <ActButton
              look=""
              act={() => keep('courier', address)}
              disabled={!address.name || !address.mobile || !address.address}
            >
              {t('delivery.keep')}
            </ActButton>
          </p>
        </div>
      )}
    </fieldset>
  )
}
