// SPDX-License-Identifier: Apache-2.0
import { CheckCircleFilled, ExclamationCircleFilled, EyeOutlined, FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Material } from '../doors/types.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt } from '../frame/time.ts'
import { valueText } from './value-text.ts'

/** Each material with where it came from; what the city obtained shows its source, time, basis and facts. */
export function Materials({ materials, onPreview }: { materials: Material[]; onPreview: (material: Material) => void }) {
  const { t } = useTranslation()
  const shown = materials.filter((material) => material.state !== 'not-required')
  if (shown.length === 0) return <Nothing title={t('materials.none')} />
  return (
    <ul className="materials">
      {shown.map((material) => (
        <li key={material.id}>
          <p className="material-name">
            <StateMark state={material.state} />
            <b>{material.name}</b>
            {material.url ? (
              <Button
                size="small"
                type="text"
                icon={<EyeOutlined />}
                onClick={() => onPreview(material)}
                aria-label={t('materials.look', { name: material.name })}
              >
                {t('materials.see')}
              </Button>
            ) : null}
          </p>
          <Origin material={material} />
        </li>
      ))}
    </ul>
  )
}

function StateMark({ state }: { state: Material['state'] }) {
  const { t } = useTranslation()
  const label = t(`materialState.${state}`)
  if (state === 'needed') return <ExclamationCircleFilled className="mark-danger" aria-label={label} title={label} />
  if (state === 'optional') return <FileTextOutlined className="mark-muted" aria-label={label} title={label} />
  return <CheckCircleFilled className="mark-ok" aria-label={label} title={label} />
}

function Origin({ material }: { material: Material }) {
  const { t } = useTranslation()
  const { source, file } = material
  return (
    <div className="material-origin">
      <p className="muted">
        {source === null || source === undefined
          ? t(`materialState.${material.state}`)
          : t(`sourceKind.${source.kind}`, { label: source.label })}
        {source?.number ? ` · ${source.number}` : ''}
        {source?.at ? ` · ${saidAt(source.at)}` : ''}
        {file && source?.kind === 'upload' ? ` · ${file.name}（${size(file.bytes)}）` : ''}
      </p>
      {source?.basis ? <p className="muted">{t('materials.basis', { basis: source.basis })}</p> : null}
      {material.objected === true ? <p className="text-danger">{t('materials.objected')}</p> : null}
      {material.fallback ? <p className="text-warn">{material.fallback}</p> : null}
      {source?.kind === 'commitment' && material.commitment ? (
        <p>{t('materials.committed', { text: material.commitment.text, within: material.commitment.within })}</p>
      ) : null}
      {source?.fields !== undefined && source.fields.length > 0 ? (
        <dl className="material-fields">
          {source.fields.map((field) => (
            <div key={field.title}>
              <dt>{field.title}</dt>
              <dd>{valueText(field.value, undefined)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}
