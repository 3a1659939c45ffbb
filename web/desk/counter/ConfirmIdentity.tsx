// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { confirmIdentity, type SeenDocument } from '../doors/counter.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const empty: SeenDocument = { document: 'passport', nationality: '', number: '', code: '' }

/** A foreign document that was declared on-line is seen here, with the person beside it and her account in her hand. */
export function ConfirmIdentity() {
  const { t } = useTranslation()
  const [seen, setSeen] = useState(empty)
  const confirming = useMutation({ mutationFn: () => confirmIdentity(seen), onSuccess: () => setSeen(empty) })
  const set = (part: Partial<SeenDocument>) => setSeen({ ...seen, ...part })
  const signs = (text: string) => plainNumber(text).toUpperCase()
  const isReady = /^[A-Z]{3}$/.test(seen.nationality) && seen.number.length >= 5 && /^\d{8}$/.test(seen.code)
  return (
    <section className="panel">
      <h2>{t('identity.title')}</h2>
      <p className="muted">{t('identity.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) confirming.mutate()
        }}
      >
        <div className="agent-fields">
          <Labelled label={t('identity.document')}>
            <Select
              value={seen.document}
              options={(['passport', 'permit'] as const).map((value) => ({ value, label: t(`identity.${value}`) }))}
              onChange={(document) => set({ document })}
            />
          </Labelled>
          <Labelled label={t('identity.nationality')}>
            <Input value={seen.nationality} maxLength={3} onChange={(event) => set({ nationality: signs(event.target.value) })} />
          </Labelled>
          <Labelled label={t('identity.number')}>
            <Input value={seen.number} maxLength={20} onChange={(event) => set({ number: signs(event.target.value) })} />
          </Labelled>
          <Labelled label={t('identity.code')}>
            <Input
              value={seen.code}
              maxLength={8}
              inputMode="numeric"
              onChange={(event) => set({ code: plainNumber(event.target.value).replace(/\D/g, '') })}
            />
          </Labelled>
        </div>
        {confirming.isError ? <ProblemNotice error={confirming.error} /> : null}
        {confirming.data ? (
          <Alert type="success" showIcon role="status" title={t('identity.done', { name: confirming.data.name })} />
        ) : null}
        <p className="row-acts">
          <Button htmlType="submit" disabled={!isReady} loading={confirming.isPending}>
            {t('identity.confirm')}
          </Button>
        </p>
      </form>
    </section>
  )
}
