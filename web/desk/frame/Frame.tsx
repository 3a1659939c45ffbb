// SPDX-License-Identifier: Apache-2.0
import { LogoutOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Button, Dropdown, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSession } from '../../client/index.ts'
import { PendingDecisions } from '../case/PendingDecisions.tsx'
import { listUrgings, oversightKeys } from '../doors/oversight.ts'
import { listDepartments } from '../doors/positions.ts'
import { mayAny, sessionQuery } from '../doors/session.ts'
import type { OfficerCaller } from '../doors/types.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { useKeys } from './keys.ts'
import { type Place, placesOf } from './menu.ts'
import { Nothing } from './Nothing.tsx'
import { Officer } from './officer.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import { SignIn } from './SignIn.tsx'

/** Every page stands in this frame: who works, where one can go, and what still can be taken back. */
export function Frame() {
  const { t } = useTranslation()
  const session = useQuery(sessionQuery)
  const [helpOpen, setHelpOpen] = useState(false)
  useKeys({ '?': () => setHelpOpen(true) })
  // what is on the screen, not what the address already says: a redirect is on its way for a moment
  const shown = useRouterState({ select: (state) => state.matches.at(-1)?.routeId })
  if (session.isPending) return <Skeleton className="loading" active paragraph={{ rows: 8 }} />
  if (session.isError && session.data === undefined)
    return (
      <main className="lone">
        <ProblemNotice error={session.error} again={() => session.refetch()} />
      </main>
    )
  const caller = session.data.caller
  if (caller === null || caller.kind !== 'officer') return <SignIn session={session.data} />
  const places = placesOf(caller, session.data.city.region)
  // whoever has no work list is on the way to her first place (Top); the list is not asked for her meanwhile
  const isLeaving = shown === '/' && places[0] !== undefined && places[0].to !== '/'
  return (
    <Officer value={caller}>
      <div className="frame">
        <Top officer={caller} places={places} city={session.data.city.name} onHelp={() => setHelpOpen(true)} />
        <main id="main" className="frame-main" tabIndex={-1}>
          {places.length === 0 ? <Nothing title={t('noPlace.title')} todo={t('noPlace.todo')} /> : isLeaving ? null : <Outlet />}
        </main>
      </div>
      <PendingDecisions />
      <KeysHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </Officer>
  )
}

type TopProps = { officer: OfficerCaller; places: Place[]; city: string; onHelp: () => void }

function Top({ officer, places, city, onHelp }: TopProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = places[0]
  useEffect(() => {
    if (path === '/' && first !== undefined && first.to !== '/') void navigate({ to: first.to, replace: true })
  }, [path, first, navigate])
  return (
    <header className="top">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Link to="/" className="top-name" aria-label={t('name', { city })}>
        <span className="top-mark" aria-hidden="true" />
        <span>{t('name', { city })}</span>
      </Link>
      <nav className="top-menu" aria-label={t('menu.label')}>
        {places.map((place) => (
          <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === '/', includeSearch: false }}>
            {t(place.word)}
            {place.to === '/urgings' ? <OpenUrgings officer={officer} /> : null}
          </Link>
        ))}
      </nav>
      <Button
        type="text"
        icon={<QuestionCircleOutlined />}
        onClick={onHelp}
        aria-label={t('keys.title')}
        title={t('keys.title')}
      />
      <Who officer={officer} />
    </header>
  )
}

/** How many urgings wait for an answer from whoever works on cases. */
function OpenUrgings({ officer }: { officer: OfficerCaller }) {
  const { t } = useTranslation()
  const urgings = useQuery({
    queryKey: oversightKeys.urgings,
    queryFn: listUrgings,
    enabled: mayAny(officer, ['task.complete']),
    refetchInterval: 60_000,
  })
  const open = urgings.data?.rows.filter((row) => row.answeredAt === null).length ?? 0
  if (open === 0) return null
  return (
    <span className="top-count">
      <span className="unseen">{t('urgings.waitingCount')}</span> {open}
    </span>
  )
}

function Who({ officer }: { officer: OfficerCaller }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  async function leave(): Promise<void> {
    await endSession()
    client.clear()
    window.location.assign('/desk')
  }
  const departments = useQuery({ queryKey: ['departments'], queryFn: listDepartments, staleTime: 3_600_000 })
  const names = officer.positions.map((position) => departments.data?.find((one) => one.code === position.department)?.name ?? '')
  const positions = [...new Set(names)].filter((name) => name !== '').map((name) => ({ key: name, disabled: true, label: name }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [...positions, { type: 'divider' }, { key: 'end', icon: <LogoutOutlined />, label: t('signOut'), onClick: leave }],
      }}
    >
      <Button type="text" className="top-who">
        <span className="top-who-name">{officer.name}</span>
        <span className="top-who-place">{names[0]}</span>
      </Button>
    </Dropdown>
  )
}
