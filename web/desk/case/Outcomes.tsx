// SPDX-License-Identifier: Apache-2.0
import { FilePdfOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { Nothing } from '../frame/Nothing.tsx'
import type { Previewed } from './Preview.tsx'

/** What the case has made: documents, licences, and how they are handed over. */
export function Outcomes({ view, onPreview }: { view: CaseView; onPreview: (previewed: Previewed) => void }) {
  const { t } = useTranslation()
  const { papers, licences, delivery } = view
  if (papers.length + licences.length === 0) return <Nothing title={t('outcomes.none')} todo={t('outcomes.noneTodo')} />
  return (
    <div className="outcomes">
      <ul>
        {papers.map((paper) => (
          <li key={paper.id}>
            <Button
              type="link"
              icon={<FilePdfOutlined />}
              onClick={() => onPreview({ name: paper.name, url: paper.url, type: 'application/pdf' })}
            >
              {paper.name}
            </Button>
            {paper.waits ? <Tag color="warning">{t('outcomes.waits')}</Tag> : null}
          </li>
        ))}
        {licences.map((licence) => (
          <li key={licence.licenceId}>
            <SafetyCertificateOutlined aria-hidden="true" /> {licence.licenceName}{' '}
            <span className="figures muted">{licence.licenceNumber}</span>{' '}
            {licence.waits ? <Tag color="warning">{t('outcomes.waits')}</Tag> : null}
          </li>
        ))}
      </ul>
      {delivery === null ? null : (
        <p className="muted">
          {t('outcomes.delivery', { how: t(`delivery.${delivery.choice}`, { defaultValue: delivery.choice }) })}
          {[delivery.receiver, delivery.mobile, delivery.address].filter(Boolean).join(' · ')}
        </p>
      )}
    </div>
  )
}
