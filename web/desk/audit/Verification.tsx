// SPDX-License-Identifier: Apache-2.0
import { SafetyCertificateOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Verified, verifyLedger } from '../doors/ledger.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** Recomputes the whole chain, holds it against the witness outside the database, and names the first entry that was altered, taken out or moved. */
export function Verification() {
  const { t } = useTranslation()
  const verifying = useMutation({ mutationFn: verifyLedger })
  const told = verifying.data
  return (
    <div className="verification">
      <Button icon={<SafetyCertificateOutlined />} loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {t('audit.verify')}
      </Button>
      {verifying.isError ? <ProblemNotice error={verifying.error} /> : null}
      {told === undefined ? null : (
        <Alert
          type={told.ok ? 'success' : 'error'}
          showIcon
          title={
            told.ok
              ? t('audit.whole', { count: told.entries ?? 0 })
              : t('audit.broken', { seq: told.seq ?? '', reason: told.reason ?? '' })
          }
          description={told.ok ? <Whole told={told} /> : t('audit.brokenTodo')}
        />
      )}
      {told?.alarms.map(({ code, text }) => (
        <Alert key={code} type="error" showIcon title={t('audit.alarm', { code })} description={text} />
      ))}
    </div>
  )
}

function Whole({ told }: { told: Verified }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="wrap figures">{t('audit.head', { head: told.head })}</div>
      <div>{t(`audit.copy.${told.copy ?? 'none'}`)}</div>
      {told.breaks?.map(({ at, reason, size }) => (
        <div key={at}>{t('audit.declaredBreak', { at: saidAt(at), reason, size })}</div>
      ))}
    </>
  )
}
