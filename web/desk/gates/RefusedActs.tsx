// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../doors/types.ts'
import { saidAt } from '../frame/time.ts'
import { gateKeys, refusalsOfCase } from './door.ts'
import { Overrule } from './Overrule.tsx'

/** Why acts of this case were refused: by which law, who opens it, and who may let it pass. */
export function RefusedActs({ view: { root, id, version, tasks } }: { view: CaseView }) {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: [...gateKeys.ofCase(root, id), version], queryFn: () => refusalsOfCase(root, id) })
  // what is over needs no opening any more
  if (!tasks.some(({ completedAt }) => completedAt === null)) return null
  return (found.data?.rows ?? []).map((row) => (
    <Alert
      key={`${row.gate} ${row.act.id}`}
      type="warning"
      showIcon
      title={t('gates.why', { act: row.act.name })}
      description={
        <>
          <p>{row.title}</p>
          <p>
            {t('gates.basis')}：{row.basis}
          </p>
          <p>
            {t('gates.unlock')}：{row.unlock}
          </p>
          <p className="muted figures">{t('gates.tried', { at: saidAt(row.at), times: row.times })}</p>
        </>
      }
      action={<Overrule row={row} />}
    />
  ))
}
