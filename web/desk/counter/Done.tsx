// SPDX-License-Identifier: Apache-2.0
import { CheckCircleFilled, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Submitted } from '../../client/index.ts'
import { Preview, type Previewed } from '../case/Preview.tsx'
import { readCase, workKeys } from '../doors/work.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidOn } from '../frame/time.ts'

/** It is in: number, query code, a receipt for the hand of the applicant, and the next person. */
export function Done({ submitted, onNext }: { submitted: Submitted; onNext: () => void }) {
  const { t } = useTranslation()
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  // the receipt is a document of the case, made with its first act
  const filed = useQuery({
    queryKey: workKeys.case(submitted.root, submitted.id),
    queryFn: () => readCase(submitted.root, submitted.id),
  })
  const papers = filed.data?.papers ?? []
  return (
    <div className="page">
      <section className="panel done">
        <h1>
          <CheckCircleFilled className="mark-ok" aria-hidden="true" /> {t('counter.done')}
        </h1>
        <dl className="done-facts">
          <div>
            <dt>{t('column.number')}</dt>
            <dd className="figures">{submitted.number}</dd>
          </div>
          {submitted.queryCode === undefined ? null : (
            <div>
              <dt>{t('counter.queryCode')}</dt>
              <dd className="figures">{submitted.queryCode}</dd>
            </div>
          )}
          {submitted.promise === null ? null : (
            <div>
              <dt>{t('counter.tellBy')}</dt>
              <dd>
                {saidOn(submitted.promise.tellBy)}
                {submitted.promise.latestOn === null
                  ? null
                  : t('counter.thenWithin', { limit: submitted.promise.limit, day: saidOn(submitted.promise.latestOn) })}
              </dd>
            </div>
          )}
          {submitted.etaOn === null ? null : (
            <div>
              <dt>{t('counter.eta')}</dt>
              <dd>{saidOn(submitted.etaOn)}</dd>
            </div>
          )}
        </dl>
        {filed.isError ? <ProblemNotice error={filed.error} again={() => void filed.refetch()} /> : null}
        <p className="row-acts">
          {papers.map((paper, index) => (
            <Button
              key={paper.id}
              type={index === 0 ? 'primary' : 'default'}
              icon={<PrinterOutlined />}
              onClick={() => setPreviewed({ name: paper.name, url: paper.url, type: 'application/pdf' })}
            >
              {t('counter.print', { name: paper.name })}
            </Button>
          ))}
          <Button onClick={onNext}>{t('counter.next')}</Button>
        </p>
      </section>
      <Preview previewed={previewed} all={[]} onPreview={setPreviewed} onClose={() => setPreviewed(null)} />
    </div>
  )
}
