// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../client/index.ts'
import { upload } from '../../client/index.ts'
import { FileButtons } from '../apply/FileButtons.tsx'
import { useSay } from '../english.ts'
import { day } from '../format/dates.ts'
import { commitmentsOf } from '../questions.ts'

/** What I promised for this case: until when, what follows if not, and the paper to hand in. */
export function Commitments({ number }: { number: string }) {
  const { t } = useTranslation()
  const rows = useQuery(commitmentsOf(number)).data ?? []
  if (rows.length === 0) return null
  return (
    <section className="paper stack" id="commitments" aria-labelledby="commitments-title">
      <h2 id="commitments-title">{t('commitments.title')}</h2>
      <ul className="stack">
        {rows.map((row) => (
          <One key={row.id} row={row} number={number} />
        ))}
      </ul>
    </section>
  )
}

const OPEN = new Set(['waiting', 'late', 'checking', 'broken'])

function One({ row, number }: { row: Commitment; number: string }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <p className="strong">{say(row.name)}</p>
        <span className="small muted">{t(`commitments.state.${row.state.code}`, { defaultValue: row.state.name })}</span>
      </div>
      {OPEN.has(row.state.code) && <p>{t(`commitments.${row.kind}`, { day: day(row.dueOn, new Date(), i18n.language) })}</p>}
      <p className="small muted">{t('commitments.said', { text: say(row.text) })}</p>
      {OPEN.has(row.state.code) && row.consequence !== '' && (
        <p className="small">{t('commitments.otherwise', { text: say(row.consequence) })}</p>
      )}
      {row.maySupply && (
        <FileButtons
          id={`commitment-${row.id}`}
          name={say(row.name)}
          accept={['pdf', 'jpg', 'png']}
          maxMB={10}
          again={false}
          send={async (file, progress, signal) => {
            await upload('/api/me/cases/{number}/commitments/{id}/file', { number, id: row.id }, file, { progress, signal })
            await client.invalidateQueries({ queryKey: ['case', number] })
          }}
        />
      )}
    </li>
  )
}
