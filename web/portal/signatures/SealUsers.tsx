// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FirmSeals, get, post, remove } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'

type SealUsersProps = {
  seal: string
  firm: NonNullable<FirmSeals['firm']>
  leaves: FirmSeals['leaves']
  refresh: () => Promise<unknown>
}

/** Who may use the firm's seal beside its legal representative: agents whose authorisation runs, each let by name. */
export function SealUsers({ seal, firm, leaves, refresh }: SealUsersProps) {
  const { t, i18n } = useTranslation()
  const answer = useQuery({
    queryKey: ['firm-authorisations'],
    queryFn: ({ signal }) => get('/api/me/firm-authorisations', { signal }),
  })
  const running = (answer.data?.authorisations ?? []).filter(
    (one) =>
      one.creditCode === firm.creditCode &&
      one.state === 'running' &&
      !one.mine &&
      !leaves.some((leave) => leave.authorisation === one.id),
  )
  return (
    <section className="paper stack" aria-labelledby="users">
      <h2 id="users">{t('seals.users')}</h2>
      <ul className="links">
        <li style={{ paddingBlock: 12 }}>{t('seals.self')}</li>
        {leaves.map((leave) => (
          <li key={leave.id} className="row-apart" style={{ paddingBlock: 12 }}>
            <span className="figures">{t('seals.leave', { name: leave.name, day: fullDay(leave.until, i18n.language) })}</span>
            <ActButton
              look="link"
              act={async () => {
                await remove('/api/me/firm-seals/{seal}/leaves/{leave}', { path: { seal, leave: leave.id } })
                await refresh()
              }}
            >
              {t('seals.withdraw')}
            </ActButton>
          </li>
        ))}
      </ul>
      {running.map((one) => (
        <p key={one.id}>
          <ActButton
            look=""
            act={async () => {
              await post('/api/me/firm-seals/{seal}/leaves', { path: { seal }, body: { authorisation: one.id } })
              await refresh()
            }}
          >
            {t('seals.give', { name: one.agentName })}
          </ActButton>
        </p>
      ))}
      {running.length === 0 && (
        <p className="small muted">
          {t('seals.agents')} <Link to="/my/firms">{t('my.door.firms')}</Link>
        </p>
      )}
    </section>
  )
}
