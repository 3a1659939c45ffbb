// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Material, post, remove, upload } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { fileSize } from '../format/numbers.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Icon, type IconName } from '../frame/Icon.tsx'
import { draftMaterials } from '../questions.ts'
import { FileButtons } from './FileButtons.tsx'

const signs: Record<Material['state'], { icon: IconName; tone: string }> = {
  obtained: { icon: 'tick', tone: 'tick-ok' },
  uploaded: { icon: 'tick', tone: 'tick-ok' },
  committed: { icon: 'tick', tone: 'tick-ok' },
  needed: { icon: 'circle', tone: 'tick-open' },
  optional: { icon: 'circle', tone: 'tick-open' },
  'not-required': { icon: 'circle', tone: 'tick-open' },
}

export const materialId = (id: string): string => `material-${id}`

/** One material of a draft: where it stands, where it came from, and what the person may do about it. */
export function MaterialCard({ draft, material }: { draft: string; material: Material }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const place = { id: draft, material: material.id }
  const refresh = () => client.invalidateQueries({ queryKey: draftMaterials(draft).queryKey })
  const sign = signs[material.state]
  const open = material.state === 'needed' || material.state === 'optional'

  return (
    <li className="material">
      <div className="material-head">
        <Icon name={sign.icon} className={sign.tone} />
        <div>
          <span className="strong">{material.name}</span>{' '}
          <span className={`chip ${material.state === 'needed' ? 'warn' : open ? '' : 'ok'}`}>
            {t(`material.${material.state}`)}
          </span>
          {material.parts && material.parts.length > 0 && (
            <p className="small muted">{t('material.for', { items: material.parts.join(t('list.comma')) })}</p>
          )}
        </div>
      </div>
      <div className="material-body">
        {open && material.acceptStandard && <p className="small">{material.acceptStandard}</p>}
        {material.fallback && <p className="say warn">{material.fallback}</p>}
        {material.state === 'obtained' && <Obtained material={material} place={place} refresh={refresh} />}
        {material.file && (material.state === 'uploaded' || open) && (
          <p className="row">
            <span>
              {material.file.name} <span className="small muted figures">{fileSize(material.file.bytes)}</span>
            </span>
            <ActButton
              look="link"
              act={async () => {
                await remove('/api/drafts/{id}/materials/{material}/file', { path: place })
                await refresh()
              }}
            >
              {t('file.remove')}
            </ActButton>
          </p>
        )}
        {material.state === 'committed' && material.commitment && (
          <p className="small">{sayCommitment(material.commitment, t)}</p>
        )}
        {material.upload && (open || material.state === 'uploaded' || material.state === 'committed') && (
          <FileButtons
            id={materialId(material.id)}
            name={material.name}
            accept={material.upload.accept}
            maxMB={material.upload.maxMB}
            again={material.state === 'uploaded'}
            send={async (file, progress, signal) => {
              await upload('/api/drafts/{id}/materials/{material}/file', place, file, { progress, signal })
              await refresh()
            }}
          />
        )}
        {material.commitment && open && <Commitment material={material} place={place} refresh={refresh} />}
      </div>
    </li>
  )
}

type PartProps = { material: Material; place: { id: string; material: string }; refresh: () => Promise<unknown> }

/** Evidence that the city got: the facts themselves, their source and time, and the way to object. */
function Obtained({ material, place, refresh }: PartProps) {
  const { t, i18n } = useTranslation()
  const [objecting, setObjecting] = useState(false)
  const [note, setNote] = useState('')
  const source = material.source
  if (source === null) return null
  return (
    <>
      <p className="small muted figures">
        {t('material.got', { label: source.label, at: moment(source.at, new Date(), i18n.language) })}
        {source.number && ` · ${source.number}`}
      </p>
      <details>
        <summary>{t('material.look')}</summary>
        <dl className="facts">
          {source.fields.map((field) => (
            <div key={field.title}>
              <dt>{field.title}</dt>
              <dd className="figures">{plain(field.value)}</dd>
            </div>
          ))}
        </dl>
        <p className="small muted">{[source.basis, source.trust && t(`trust.${source.trust}`)].filter(Boolean).join(' · ')}</p>
        {objecting ? (
          <div className="stack-tight">
            <div className="field">
              <label htmlFor={`objection-${material.id}`}>{t('prefill.note')}</label>
              <textarea
                id={`objection-${material.id}`}
                className="input"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
            <p className="small muted">{t('material.objectionThen')}</p>
            <div className="row">
              <ActButton
                disabled={note.trim() === ''}
                act={async () => {
                  await post('/api/drafts/{id}/materials/{material}/objection', { path: place, body: { note: note.trim() } })
                  await refresh()
                }}
              >
                {t('material.object')}
              </ActButton>
              <button type="button" className="button" onClick={() => setObjecting(false)}>
                {t('act.cancel')}
              </button>
            </div>
          </div>
        ) : (
          <button type="button" className="link-button" onClick={() => setObjecting(true)}>
            {t('material.wrong')}
          </button>
        )}
      </details>
    </>
  )
}

/** A promise in place of the paper: read first, then agreed to. */
function Commitment({ material, place, refresh }: PartProps) {
  const { t } = useTranslation()
  const [agreed, setAgreed] = useState(false)
  if (material.commitment === null) return null
  const promise = (
    <div className="stack-tight">
      <label className="choice">
        <input
          id={material.upload === null ? materialId(material.id) : undefined}
          type="checkbox"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
        />
        <span>{sayCommitment(material.commitment, t)}</span>
      </label>
      <p>
        <ActButton
          look=""
          disabled={!agreed}
          act={async () => {
            await post('/api/drafts/{id}/materials/{material}/commitment', { path: place, body: { agreed: true } })
            await refresh()
          }}
        >
          {t('material.commit')}
        </ActButton>
      </p>
    </div>
  )
  // where nothing can be uploaded the promise is the material itself
  if (material.upload === null) return promise
  return (
    <details>
      <summary>{t('material.commitInstead')}</summary>
      {promise}
    </details>
  )
}

function sayCommitment(commitment: NonNullable<Material['commitment']>, t: TFunction): string {
  return commitment.within
    ? t('guide.commitment', { text: commitment.text, within: commitment.within })
    : t('material.commitment', { text: commitment.text })
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
