// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload } from '../../client/index.ts'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Shown = {
  id: string
  sort: 'photo' | 'paper'
  value: unknown
  invalid: boolean
  described: string | undefined
  onChange: (value: unknown) => void
}

const TAKES = { photo: 'image/jpeg,image/png,image/heic', paper: 'application/pdf,image/jpeg,image/png,.ofd' }

/** A photo or a paper as an answer: sent when it is chosen, its id is what the form holds until the case has it. */
export function FileField({ id, sort, value, invalid, described, onChange }: Shown) {
  const { t } = useTranslation()
  const [part, setPart] = useState<number | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>()
  async function send(file: File): Promise<void> {
    setProblem(undefined)
    setPart(0)
    try {
      const kept = await upload('/api/kinds/answer-files/{sort}', { sort }, file, { progress: setPart })
      setName(kept.name)
      onChange(kept.id)
    } catch (error) {
      setProblem(error)
    } finally {
      setPart(null)
    }
  }
  const held = name ?? (typeof value === 'string' && value !== '' ? t('file.sent') : null)
  return (
    <>
      <input
        id={id}
        type="file"
        accept={TAKES[sort]}
        aria-describedby={described}
        aria-invalid={invalid}
        disabled={part !== null}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void send(file)
        }}
      />
      <p className="muted" aria-live="polite">
        {part === null ? (held ?? '') : t('file.sending', { percent: Math.round(part * 100) })}
      </p>
      {problem === undefined ? null : <ProblemNotice error={problem} />}
    </>
  )
}
