// SPDX-License-Identifier: Apache-2.0
import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deletePhrase, keepPhrase, listPhrases, workKeys } from '../doors/work.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** 常用意见: one's own, then the department's; one click writes it at the end of the opinion. */
export function Phrases({ opinion, onChoose }: { opinion: string; onChoose: (text: string) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const phrases = useQuery({ queryKey: workKeys.phrases, queryFn: listPhrases, enabled: isOpen, staleTime: 60_000 })
  const changing = useMutation({
    mutationFn: (act: () => ReturnType<typeof listPhrases>) => act(),
    onSuccess: (changed) => client.setQueryData(workKeys.phrases, changed),
  })
  const rows = phrases.data?.rows ?? []
  const text = opinion.trim()
  const isKnown = rows.some((row) => row.text === text)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      title={t('phrases.title')}
      content={
        <div className="phrases">
          {phrases.isError ? <ProblemNotice error={phrases.error} /> : null}
          {changing.isError ? <ProblemNotice error={changing.error} /> : null}
          {phrases.isSuccess && rows.length === 0 ? <p className="muted">{t('phrases.none')}</p> : null}
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className="phrase"
                  onClick={() => {
                    onChoose(row.text)
                    setOpen(false)
                  }}
                >
                  {row.text}
                  {row.department === null ? null : <span className="muted row-sub">{row.department}</span>}
                </button>
                {row.mayDelete ? (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('phrases.delete', { text: row.text })}
                    onClick={() => changing.mutate(() => deletePhrase(row.id))}
                  />
                ) : null}
              </li>
            ))}
          </ul>
          <p className="row-acts">
            <Button
              size="small"
              disabled={text.length < 2 || isKnown || changing.isPending}
              onClick={() => changing.mutate(() => keepPhrase(text, false))}
            >
              {t('phrases.keep')}
            </Button>
            {phrases.data?.mayKeepForDepartment ? (
              <Button
                size="small"
                disabled={text.length < 2 || changing.isPending}
                onClick={() => changing.mutate(() => keepPhrase(text, true))}
              >
                {t('phrases.keepForDepartment')}
              </Button>
            ) : null}
          </p>
        </div>
      }
    >
      <Button size="small">{t('phrases.open')}</Button>
    </Popover>
  )
}
