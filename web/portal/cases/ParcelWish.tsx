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
  const [choice, setChoice] = useState<unknown>(parcel.wished?.choice)
  const [to, setTo] = useState({
    address: parcel.wished?.address ?? parcel.address,
    receiver: parcel.wished?.receiver ?? parcel.receiver,
  })
  const [again, setAgain] = useState(false)
  const plain = { invalid: false, leave: () => {} }
  const id = `wish-${parcel.waybill}`
  if (parcel.wished && !again)
    return (
      <div className="stack notice">
        <p className="strong">{t(`parcel.failed.${parcel.state}`)}</p>
        <p role="status">{t('parcel.said', { choice: t(`parcel.${parcel.wished.choice}`) })}</p>
        {parcel.wished.choice === 'resend' && <p>{[parcel.wished.receiver, parcel.wished.address].join(' · ')}</p>}
        <p>
          <button type="button" className="link-button" onClick={() => setAgain(true)}>
            {t('parcel.otherwise')}
          </button>
        </p>
      </div>
    )
  return (
    <div className="stack notice">
      <p className="strong">{t(`parcel.failed.${parcel.state}`)}</p>
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
            await post('/api/me/cases/{number}/parcels/{waybill}/wish', {
              path: { number, waybill: parcel.waybill },
              body: choice === 'resend' ? { choice, ...to } : { choice: 'pickup' },
            })
            await client.invalidateQueries({ queryKey: ['case', number] })
            setAgain(false)
          }}
        >
          {t('parcel.confirm')}
        </ActButton>
      </p>
    </div>
  )
}
