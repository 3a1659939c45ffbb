// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import type { ItemProps } from './CheckItem.tsx'
import type { Saying } from './panel.ts'

const TAKES = { photo: 'image/jpeg,image/png,image/heic', paper: 'application/pdf,image/jpeg,image/png,.ofd' }

/** What belongs to an answer: why it does not apply, what was found, what was measured, what proves it. */
export function CheckDetails(props: ItemProps & { saying: Saying }) {
  const { panel, item, fills, door, checks, saying, isEnglish } = props
  const { t } = useTranslation()
  const say = (part: Partial<Saying>) => checks.say(item.id, { ...saying, ...part })
  const id = `check-${panel.field}-${item.id}`
  const reasons = panel.reasons.filter((one) => item.notApplicable.includes(one.id))
  const words = (one: (typeof reasons)[number]) => (isEnglish && one.textEn !== null ? one.textEn : one.text)
  const files = saying.files.map((file) => (
    <a key={file.id} href={door.fileUrl(file)} target="_blank" rel="noreferrer">
      {file.name}
    </a>
  ))
  if (!fills) {
    const reason = reasons.find((one) => one.id === saying.reason)
    const told = [
      reason ? words(reason) : '',
      saying.value === null ? '' : `${saying.value} ${item.proof?.unit ?? ''}`,
      saying.note,
    ]
    return (
      <p className="check-told">
        {told.filter((one) => one !== '').join(' · ')} {files}
      </p>
    )
  }
  return (
    <div className="check-details">
      {saying.result === 'na' ? (
        <label>
          {t('checks.why')}
          <select
            value={saying.reason ?? ''}
            onChange={(event) => say({ reason: event.target.value === '' ? null : event.target.value })}
          >
            <option value="" />
            {reasons.map((one) => (
              <option key={one.id} value={one.id}>
                {words(one)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {saying.result !== 'na' && item.proof?.as === 'number' ? (
        <label>
          {t('checks.value', { unit: item.proof.unit ?? '' })}
          <input
            type="number"
            inputMode="decimal"
            step="any"
            defaultValue={saying.value ?? ''}
            onBlur={(event) => {
              const value = event.target.value === '' ? null : Number(event.target.value)
              if (value !== saying.value && !Number.isNaN(value)) say({ value })
            }}
          />
        </label>
      ) : null}
      {saying.result === 'pass' ? null : (
        <label>
          {t('checks.note')}
          <textarea
            rows={2}
            maxLength={300}
            defaultValue={saying.note}
            onBlur={(event) => (event.target.value.trim() === saying.note ? undefined : say({ note: event.target.value.trim() }))}
          />
        </label>
      )}
      {saying.result !== 'na' && (item.proof?.as === 'photo' || item.proof?.as === 'paper') ? (
        <FileProof {...props} id={id} sort={item.proof.as} add={(file) => say({ files: [...saying.files, file] })} />
      ) : null}
      {files.length > 0 ? <p className="check-told">{files}</p> : null}
    </div>
  )
}

type ProofProps = ItemProps & { id: string; sort: 'photo' | 'paper'; add: (file: Saying['files'][number]) => void }

/** On a phone the camera opens; what was sent belongs to the item when the answer is kept. */
function FileProof({ door, id, sort, add, text }: ProofProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  async function send(file: File): Promise<void> {
    setBusy(true)
    setProblem('')
    try {
      add(await door.upload(sort, file))
    } catch (error) {
      setProblem(isProblem(error) && error.status !== 0 ? t('checks.refused', { why: error.message }) : t('checks.waits'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <label className="check-file">
        <input
          id={`${id}-file`}
          type="file"
          accept={TAKES[sort]}
          {...(sort === 'photo' ? { capture: 'environment' as const } : {})}
          disabled={busy}
          aria-label={`${t(`checks.${sort}`)}：${text}`}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void send(file)
          }}
        />
        <span aria-hidden="true">{busy ? t('checks.sending') : t(`checks.${sort}`)}</span>
      </label>
      {problem === '' ? null : (
        <p className="check-missing" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
