// SPDX-License-Identifier: Apache-2.0
import { CheckCircleFilled, EditFilled, EyeOutlined, FileTextFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../doors/types.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt } from '../frame/time.ts'
import type { Previewed } from './Preview.tsx'

/** Each piece of evidence with where it came from, when, on which basis, and the facts that it holds. */
export function Materials({ materials, onPreview }: { materials: Evidence[]; onPreview: (previewed: Previewed) => void }) {
  const { t } = useTranslation()
  if (materials.length === 0) return <Nothing title={t('materials.none')} />
  return (
    <ul className="materials">
      {materials.map((material) => (
        <li key={material.id} id={`material-${material.id}`} tabIndex={-1}>
          <p className="material-name">
            <KindMark kind={material.source.kind} />
            <b>{material.name}</b>
            <SeeFile material={material} onPreview={onPreview} />
          </p>
          <Origin material={material} />
        </li>
      ))}
    </ul>
  )
}

function SeeFile({ material, onPreview }: { material: Evidence; onPreview: (previewed: Previewed) => void }) {
  const { t } = useTranslation()
  const { file } = material
  if (file === null) return null
  return (
    <Button
      size="small"
      type="text"
      icon={<EyeOutlined />}
      onClick={() => onPreview({ name: file.name, url: file.url, type: file.type })}
      aria-label={t('materials.look', { name: material.name })}
    >
      {t('materials.see')}
    </Button>
  )
}

/** Obtained by the platform, promised, or handed in: told apart by shape, with the word beside it. */
function KindMark({ kind }: { kind: Evidence['source']['kind'] }) {
  if (kind === 'upload') return <FileTextFilled className="mark-muted" aria-hidden="true" />
  if (kind === 'commitment') return <EditFilled className="mark-warn" aria-hidden="true" />
  return <CheckCircleFilled className="mark-ok" aria-hidden="true" />
}

function Origin({ material }: { material: Evidence }) {
  const { t } = useTranslation()
  const { source, file } = material
  const parts = [
    sayOrigin(source, t),
    source.number ?? '',
    file === null ? '' : `${file.name}（${size(file.bytes)}）`,
    saidAt(source.at),
  ]
  return (
    <div className="material-origin">
      <p className="muted">{parts.filter((part) => part !== '').join(' · ')}</p>
      {source.basis === '' || source.kind === 'upload' ? null : (
        <p className="muted">
          {t(source.kind === 'commitment' ? 'materials.promise' : 'materials.basis', { basis: source.basis })}
        </p>
      )}
      {source.doubt === null ? null : <p className="material-doubt">{t('materials.doubt', { says: source.doubt })}</p>}
      {source.fields.length === 0 ? null : (
        <dl className="material-fields">
          {source.fields.map((field) => (
            <div key={field.title}>
              <dt>{field.title}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** The source in its own words; what the applicant gave is said to the officer and not to the applicant. */
export function sayOrigin(source: { kind: string; label: string }, t: (key: string) => string): string {
  const given = source.kind === 'upload' || source.kind === 'commitment' || source.label === ''
  return given ? t(`sourceKind.${source.kind}`) : source.label
}
