// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FirmSeal, post } from '../../client/index.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { PlainText } from '../fields/TextFields.tsx'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Ask } from '../frame/Ask.tsx'
import { Fact } from '../licences/Fact.tsx'

type Change = 'suspend' | 'resume' | 'revoke'
const STATUS = { suspend: 'suspended', resume: 'active', revoke: 'revoked' } as const

/** The seal that a firm holds: its number, its state, how often it was used, and what its keeper can do with it. */
export function SealCard({ seal, isKeeper, refresh }: { seal: FirmSeal; isKeeper: boolean; refresh: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation()
  const [change, setChange] = useState<Change>()
  const isActive = seal.status === 'active'
  const at = (iso: string) => moment(iso, new Date(), i18n.language)
  return (
    <section className="paper stack" aria-labelledby="seal">
      <div className="row-apart">
        <h2 id="seal">{seal.name}</h2>
        <span className={`chip ${isActive ? 'ok' : 'warn'}`}>{t(`seals.states.${seal.status}`)}</span>
      </div>
      <div className="row seal-row">
        <span className={`seal-face ${isActive ? '' : 'off'}`} aria-hidden="true">
          {seal.name}
        </span>
        <dl className="facts figures">
          <Fact title={t('seals.number')} value={seal.number} />
          <Fact title={t('seals.uses')} value={t('seals.usesCount', { count: seal.uses })} />
          <Fact title={t('seals.lastUsed')} value={seal.lastUsedAt === null ? undefined : at(seal.lastUsedAt)} />
          <Fact
            title={t('seals.because')}
            value={seal.changedBecause === null ? undefined : `${seal.changedBecause} · ${at(seal.changedAt)}`}
          />
        </dl>
      </div>
      {isKeeper && (
        <p className="row">
          <button type="button" className="button" onClick={() => setChange(isActive ? 'suspend' : 'resume')}>
            {t(isActive ? 'seals.suspend' : 'seals.resume')}
          </button>
          <button type="button" className="link-button" onClick={() => setChange('revoke')}>
            {t('seals.revoke')}
          </button>
        </p>
      )}
      {change && <Changing seal={seal.id} change={change} close={() => setChange(undefined)} refresh={refresh} />}
    </section>
  )
}

type ChangingProps = { seal: string; change: Change; close: () => void; refresh: () => Promise<unknown> }

function Changing({ seal, change, close, refresh }: ChangingProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  return (
    <Ask title={t(`seals.${change}`)} open close={close}>
      <p>{t(`seals.${change}Text`)}</p>
      <FieldFrame id="seal-reason" label={t('seals.why')} required>
        <PlainText
          id="seal-reason"
          value={reason}
          change={(value) => setReason(String(value ?? ''))}
          invalid={false}
          leave={() => {}}
        />
      </FieldFrame>
      <div className="row">
        <ActButton
          look={change === 'revoke' ? 'danger' : 'primary'}
          disabled={reason.trim().length < 2}
          act={async () => {
            await post('/api/me/firm-seals/{seal}/status', {
              path: { seal },
              body: { status: STATUS[change], reason: reason.trim() },
            })
            await refresh()
            close()
          }}
        >
          {t(`seals.${change}`)}
        </ActButton>
        <button type="button" className="button" onClick={close}>
          {t('act.cancel')}
        </button>
      </div>
    </Ask>
  )
}
