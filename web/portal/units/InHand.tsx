// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import type { UnitTask } from './door.ts'

/** Who of the unit has it in hand: taken, handed to a colleague, or given back to everybody. */
export function InHand({ task }: { task: UnitTask }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [to, setTo] = useState('')
  const { holder, colleagues } = task
  const path = { root: task.root, id: task.id }
  const again = () => client.invalidateQueries({ queryKey: ['units'] })
  const hand = async (whom: string | null) => {
    await post('/api/me/units/tasks/{root}/{id}/hand-over', { path, body: { to: whom } })
    setTo('')
    await again()
  }
  return (
    <section className="paper stack" aria-labelledby="in-hand">
      <h2 id="in-hand">{t('units.inHand')}</h2>
      <p>
        {holder === null
          ? t('units.free', { roles: task.roles.join('、') })
          : holder.isMe
            ? t('units.mine')
            : t('units.theirs', { name: holder.name })}
      </p>
      <div className="row">
        {holder === null ? (
          <ActButton
            look=""
            act={async () => {
              await post('/api/me/units/tasks/{root}/{id}/claim', { path })
              await again()
            }}
          >
            {t('units.take')}
          </ActButton>
        ) : (
          <ActButton look="link" act={() => hand(null)}>
            {t('units.putBack')}
          </ActButton>
        )}
      </div>
      {colleagues.length > 0 && (
        <div className="row">
          <label className="row" htmlFor="hand-to">
            {t('units.handTo')}
          </label>
          <select id="hand-to" className="input" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t('units.choose')}</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <ActButton look="" disabled={to === ''} act={() => hand(to)}>
            {t('units.hand')}
          </ActButton>
        </div>
      )}
    </section>
  )
}
