// SPDX-License-Identifier: Apache-2.0
import { PrinterOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Result } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Submitted } from '../../client/index.ts'
import { Preview, type Previewed } from '../case/Preview.tsx'
import { printReceipt } from '../doors/counter.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidOn } from '../frame/time.ts'

/** It is in: number, query code, a receipt for the hand of the applicant, and the next person. */
export function Done({ submitted, onNext }: { submitted: Submitted; onNext: () => void }) {
  const { t } = useTranslation()
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  const printing = useMutation({
    mutationFn: () => printReceipt(submitted.number),
    onSuccess: (receipt) => {
      if (receipt.url !== undefined)
        setPreviewed({ name: receipt.name ?? t('counter.receipt'), url: receipt.url, type: 'application/pdf' })
    },
  })
  return (
    <div className="page">
      <Result
        status="success"
        title={t('counter.done')}
        subTitle={submitted.etaOn === null ? undefined : t('counter.eta', { on: saidOn(submitted.etaOn) })}
        extra={[
          <Button
            key="print"
            type="primary"
            icon={<PrinterOutlined />}
            loading={printing.isPending}
            onClick={() => printing.mutate()}
          >
            {t('counter.print')}
          </Button>,
          <Button key="next" onClick={onNext}>
            {t('counter.next')}
          </Button>,
        ]}
      >
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
        </dl>
        {printing.isError ? <ProblemNotice error={printing.error} again={() => printing.mutate()} /> : null}
      </Result>
      <Preview previewed={previewed} onClose={() => setPreviewed(null)} />
    </div>
  )
}
