// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import type { TaskRow } from '../doors/types.ts'
import { claimTask, workKeys } from '../doors/work.ts'
import { sentenceOf } from '../frame/ProblemNotice.tsx'

type Result = { row: TaskRow; refused: string | null }

/** Claims what was ticked, one after the other, each as an act of its own: what somebody else took meanwhile is told by name, the rest is hers. */
export function BulkClaim({ chosen, onDone }: { chosen: TaskRow[]; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [results, setResults] = useState<Result[] | null>(null)
  async function claimAll(): Promise<void> {
    setBusy(true)
    const told: Result[] = []
    for (const row of chosen) {
      const name = `claim-${row.id}`
      try {
        await claimTask(row.root, row.id, keyOf(name))
        told.push({ row, refused: null })
      } catch (error) {
        told.push({ row, refused: sentenceOf(error) })
      }
      actDone(name)
    }
    setBusy(false)
    setResults(told)
    void client.invalidateQueries({ queryKey: workKeys.tasks })
    void client.invalidateQueries({ queryKey: workKeys.counts })
  }
  const done = results?.filter((one) => one.refused === null).length ?? 0
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} loading={isBusy} onClick={() => void claimAll()}>
        {t('bulk.claim', { count: chosen.length })}
      </Button>
      <Modal
        open={results !== null}
        title={t('bulk.result', { done, count: results?.length ?? 0 })}
        onCancel={close}
        footer={
          <Button type="primary" onClick={close}>
            {t('understood')}
          </Button>
        }
      >
        <ul className="bulk-results">
          {results?.map(({ row, refused }) => (
            <li key={row.id}>
              <span className={refused === null ? 'tag tag-ok' : 'tag tag-danger'}>
                {t(refused === null ? 'bulk.claimed' : 'bulk.refused')}
              </span>{' '}
              {row.itemName} · {row.applicant} <span className="figures muted">{row.number}</span>
              {refused === null ? null : <span className="row-sub text-danger">{refused}</span>}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  )

  function close(): void {
    setResults(null)
    onDone()
  }
}
