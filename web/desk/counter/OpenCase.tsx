// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openCase } from '../doors/counter.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** A case from the portal or another hall: with the code of whoever stands here, or for a cause that goes on record. */
export function OpenCase() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState({ number: '', code: '', cause: '' })
  const opening = useMutation({
    mutationFn: () => openCase(asked),
    onSuccess: ({ root, id }) => navigate({ to: '/cases/$root/$id', params: { root, id } }),
  })
  const isReady =
    /^(\d{11,14}|\d{22,26})$/.test(asked.number) &&
    (asked.code === '' ? asked.cause.trim() !== '' : /^\d{6}$/.test(asked.code) && asked.cause.trim() === '')
  return (
    <section className="panel">
      <h2>{t('counter.open.title')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) opening.mutate()
        }}
      >
        <div className="agent-fields">
          {(['number', 'code', 'cause'] as const).map((name) => (
            <Labelled key={name} label={t(`counter.open.${name}`)}>
              <Input
                value={asked[name]}
                maxLength={name === 'cause' ? 200 : 40}
                inputMode={name === 'cause' ? 'text' : 'numeric'}
                // a number that is pasted from a message comes with spaces
                onChange={({ target: { value } }) =>
                  setAsked({ ...asked, [name]: name === 'cause' ? value : value.replace(/\s/g, '') })
                }
              />
            </Labelled>
          ))}
        </div>
        {opening.isError ? <ProblemNotice error={opening.error} /> : null}
        <p className="row-acts">
          <Button htmlType="submit" disabled={!isReady} loading={opening.isPending}>
            {t('counter.open.act')}
          </Button>
          <span className="muted">{t(isReady ? 'counter.open.recorded' : 'counter.open.needs')}</span>
        </p>
      </form>
    </section>
  )
}
