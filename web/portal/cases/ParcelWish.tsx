// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Parcel, post } from '../../client/index.ts'
import { Radios } from '../fields/ChoiceFields.tsx'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { PlainText } from '../fields/TextFields.tsx'
import { ActButton } from '../frame/ActButton.tsx'

/** The parcel did not arrive: sent again to the right address, or kept at the hall. It counts as served in neither case before it is. */
export function ParcelWish({ number, parcel }: { number: string; parcel: Parcel }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [choice, setChoice] = useState<unknown>()
  const [to, setTo] = useState({ address: parcel.address, receiver: parcel.receiver })
  const [said, setSaid] = useState(false)
  const plain = { invalid: false, leave: () => {} }
  const id = `wish-${parcel.waybill}`
  return (
    <div className="stack notice">
      <p className="strong">{t('parcel.failed', { why: parcel.failed })}</p>
      <p>{t('parcel.honest')}</p>
      <FieldFrame id={id} label={t('parcel.ask')} required grouped>
        <Radios
          id={id}
          value={choice}
          change={setChoice}
          options={['resend', 'pickup'].map((value) => ({ value, label: t(`parcel.${value}`) }))}
          {...plain}
        />
      </FieldFrame>
      {choice === 'resend' && (
        <>
          <FieldFrame id={`${id}-receiver`} label={t('delivery.name')} required>
            <PlainText
              id={`${id}-receiver`}
              value={to.receiver}
              change={(receiver) => setTo({ ...to, receiver: String(receiver) })}
              {...plain}
            />
          </FieldFrame>
          <FieldFrame id={`${id}-address`} label={t('delivery.address')} required>
            <PlainText
              id={`${id}-address`}
              value={to.address}
              change={(address) => setTo({ ...to, address: String(address) })}
              {...plain}
            />
          </FieldFrame>
        </>
      )}
      <p>
        <ActButton
          disabled={choice === undefined}
          act={async () => {
            await post(`/me/cases/${number}/parcels/${parcel.waybill}/wish`, choice === 'resend' ? { choice, ...to } : { choice })
            setSaid(true)
            await client.invalidateQueries({ queryKey: ['case', number] })
          }}
        >
          {t('parcel.confirm')}
        </ActButton>
      </p>
      {said && <p role="status">{t('parcel.said')}</p>}
    </div>
  )
}
