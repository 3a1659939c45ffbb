// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldError, isProblem } from '../../client/index.ts'
import { useOpening } from '../../opening/use-opening.ts'
import { OpeningForm } from '../fields/OpeningForm.tsx'
import { useOfficer } from '../frame/officer.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { getKind, type KindView, kindKeys, openCase } from './door.ts'
import './kinds.css'

const route = getRouteApi('/kinds/$kind/new')

/** The form by which an officer opens a case of a kind for her body. */
export function OpenPage() {
  const { kind } = route.useParams()
  const { t } = useTranslation()
  const found = useQuery({ queryKey: kindKeys.one(kind), queryFn: () => getKind(kind), staleTime: 300_000 })
  return (
    <div className="page page-narrow">
      <p>
        <Link to="/kinds/$kind" params={{ kind }}>
          {t('kinds.backTo', { name: found.data?.name ?? '' })}
        </Link>
      </p>
      {found.isError ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton active /> : null}
      {found.data ? <Opening kind={found.data} /> : null}
    </div>
  )
}

function Opening({ kind }: { kind: KindView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const officer = useOfficer()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const opening = useOpening({
    form: kind.form,
    place: `${officer.id}.${kind.id}`,
    send: (sent) => openCase(kind.id, sent),
    onOpened: ({ root, id, number }) => {
      void client.invalidateQueries({ queryKey: kindKeys.list })
      void message.success(t('kinds.opened', { number }))
      void navigate({ to: '/cases/$root/$id', params: { root, id } })
    },
  })
  return (
    <OpeningForm
      form={kind.form}
      opening={opening}
      head={
        <>
          <h1>{t('kinds.newOf', { name: kind.name })}</h1>
          <p className="muted">{t('kinds.basis', { purpose: kind.purpose, basis: kind.basis })}</p>
          {opening.tried ? <Mistakes errors={opening.errors} turn={opening.turn} /> : null}
        </>
      }
      refused={(problem) => <Refused problem={problem} />}
      acts={
        <div className="draft-acts">
          <Button type="primary" size="large" htmlType="submit" loading={opening.busy}>
            {t('kinds.send')}
          </Button>
          <Button type="text" onClick={opening.clear}>
            {t('kinds.clear')}
          </Button>
          <span className="muted">{t('kinds.kept')}</span>
        </div>
      }
    />
  )
}

/** All mistakes on top, each the way to its field; it takes the focus when the officer sends. */
function Mistakes({ errors, turn }: { errors: FieldError[]; turn: number }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const count = errors.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks for attention again
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [turn])
  if (count === 0) return null
  return (
    <div className="panel kind-mistakes" role="alert" ref={box} tabIndex={-1}>
      <p className="text-danger">{t('kinds.mistakes', { count })}</p>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}${error.message}`}>
            <a
              href={`#field-${error.field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(`field-${error.field}`)?.focus()
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the server refused, and the way to the case that is there already. */
function Refused({ problem }: { problem: unknown }) {
  const { t } = useTranslation()
  const existing = isProblem(problem) ? (problem.facts.existing as { root: string; id: string } | null | undefined) : null
  return (
    <>
      <ProblemNotice error={problem} />
      {existing ? (
        <p>
          <Link to="/cases/$root/$id" params={existing}>
            {t('kinds.toExisting')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
