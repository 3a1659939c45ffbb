// SPDX-License-Identifier: Apache-2.0
import { FilePdfOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt } from '../frame/time.ts'

/** What the case has made: documents, licences, and what the applicant thought of it. */
export function Outcomes({ view, onPreview }: { view: CaseView; onPreview: (name: string, url: string, type?: string) => void }) {
  const { t } = useTranslation()
  const licences = view.licences ?? []
  const ratings = view.ratings ?? []
  if (view.papers.length + licences.length + ratings.length === 0)
    return <Nothing title={t('outcomes.none')} todo={t('outcomes.noneTodo')} />
  return (
    <div className="outcomes">
      <ul>
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <Button type="link" icon={<FilePdfOutlined />} onClick={() => onPreview(paper.name, paper.url, 'application/pdf')}>
              {paper.name}
            </Button>
          </li>
        ))}
        {licences.map((licence) => (
          <li key={licence.id}>
            {licence.url === undefined ? (
              <span>
                <SafetyCertificateOutlined /> {licence.name}
              </span>
            ) : (
              <Button
                type="link"
                icon={<SafetyCertificateOutlined />}
                onClick={() => onPreview(licence.name, licence.url ?? '', 'application/pdf')}
              >
                {licence.name}
              </Button>
            )}
            <span className="figures muted">{licence.number}</span>
          </li>
        ))}
      </ul>
      {ratings.map((rating) => (
        <div key={rating.at} className="rating">
          <p>
            <b>{t(`rating.${rating.level}`)}</b> <span className="muted">{saidAt(rating.at)}</span>
          </p>
          {rating.reasons !== undefined && rating.reasons.length > 0 ? <p>{rating.reasons.join('、')}</p> : null}
          {rating.text ? <p className="opinion">{rating.text}</p> : null}
        </div>
      ))}
    </div>
  )
}
