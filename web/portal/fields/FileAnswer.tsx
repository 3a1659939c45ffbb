// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldSchema, upload } from '../../client/index.ts'
import { FileButtons } from '../apply/FileButtons.tsx'
import type { InputProps } from './TextFields.tsx'

const TAKES = { photo: ['jpg', 'png', 'heic'], paper: ['pdf', 'ofd', 'jpg', 'png'] }
const MOST = 20

/** A photo or a paper as an answer: sent when it is chosen, its id is what the form holds until the case has it. */
export function FileAnswer({ input, schema, name }: { input: InputProps; schema: FieldSchema; name: string }) {
  const { t } = useTranslation()
  const [sent, setSent] = useState<string | null>(null)
  const sort = schema['x-file'] ?? 'photo'
  const isThere = typeof input.value === 'string' && input.value !== ''
  return (
    <div className="stack-tight">
      {isThere ? <p className="small">{t('file.sent', { name: sent ?? name })}</p> : null}
      <FileButtons
        id={input.id}
        name={name}
        accept={TAKES[sort]}
        maxMB={MOST}
        again={isThere}
        send={async (file, progress, signal) => {
          const kept = await upload('/api/portal/kinds/answer-files/{sort}', { sort }, file, { progress, signal })
          setSent(kept.name)
          input.change(kept.id)
          input.leave()
        }}
      />
    </div>
  )
}
