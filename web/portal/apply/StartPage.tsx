// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type Kind, post } from '../../client/index.ts'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ChooseFirm } from '../my/ActingFor.tsx'
import { draftOf, useSession } from '../questions.ts'

/** Begins a draft, or goes on with the one that is open. */
export function StartPage() {
  const { t } = useTranslation()
  const { kind, id } = useParams({ from: '/apply/$kind/$id' })
  const { proxy } = useSearch({ from: '/apply/$kind/$id' })
  const caller = useSession()?.caller
  // who else is acted for, another attempt
  const actingFor = caller?.kind === 'person' ? (caller.actingFor?.creditCode ?? caller.id) : ''
  const [error, setError] = useState<unknown>()
  return (
    <Page title={t(titleOf(error))} back={{ to: `/${kind}s/${id}`, label: t('apply.toGuide') }}>
      <OnlySignedIn why={t('apply.whySignIn')}>
        <Begin
          key={actingFor}
          error={error}
          setError={setError}
          kind={kind === 'bundle' ? 'bundle' : 'item'}
          id={id}
          {...(proxy ? { proxy } : {})}
        />
      </OnlySignedIn>
    </Page>
  )
}

/** Nothing is being prepared once it was refused: then the page says what stands in the way. */
function titleOf(error: unknown): string {
  if (error === undefined) return 'apply.starting'
  return isProblem(error, 'NOT_FOR_YOU') ? `apply.for.${String(error.facts.kind)}` : 'apply.notStarted'
}

type BeginProps = { kind: Kind; id: string; proxy?: string; error: unknown; setError: (error: unknown) => void }

function Begin({ kind, id, proxy, error, setError }: BeginProps) {
  const go = useNavigate()
  const client = useQueryClient()
  const asked = useRef(false)

  async function begin() {
    setError(undefined)
    try {
      const draft = await post('/api/drafts', { body: { kind, id, ...(proxy === undefined ? {} : { proxy }) } })
      client.setQueryData(draftOf(draft.id).queryKey, draft)
      await go({ to: '/drafts/$id/$step', params: { id: draft.id, step: 'begin' }, replace: true })
    } catch (caught) {
      setError(caught)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once, however often React mounts it
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void begin()
  }, [])

  if (error === undefined) return <Waiting />
  return (
    <>
      <Trouble error={error} again={() => void begin()} />
      {isProblem(error, 'NOT_FOR_YOU') && <ChooseFirm wanted={error.facts.kind === 'firm'} />}
    </>
  )
}
