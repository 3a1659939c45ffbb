// SPDX-License-Identifier: Apache-2.0
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Submitted } from '../../client/index.ts'
import { CounterStart } from './CounterStart.tsx'
import { Done } from './Done.tsx'
import { OpenDraft } from './OpenDraft.tsx'

const route = getRouteApi('/counter')

/** The integrated counter: find who came, choose what for, fill in, hand over a receipt. */
export function CounterPage() {
  const { t } = useTranslation()
  const { draft } = route.useSearch()
  const navigate = route.useNavigate()
  const [submitted, setSubmitted] = useState<{ draft: string; answer: Submitted } | null>(null)
  const go = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { draft: id } })
  if (submitted !== null && submitted.draft === draft)
    return (
      <Done
        submitted={submitted.answer}
        onNext={() => {
          setSubmitted(null)
          go(undefined)
        }}
      />
    )
  if (draft === undefined) return <CounterStart onDraft={(opened) => go(opened)} />
  return (
    <div className="page">
      <p className="page-back">
        <Button type="link" onClick={() => go(undefined)}>
          {t('counter.back')}
        </Button>
      </p>
      <OpenDraft key={draft} id={draft} onSubmitted={(answer) => setSubmitted({ draft, answer })} onLeave={() => go(undefined)} />
    </div>
  )
}
