// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentence } from '../frame/Trouble.tsx'

import './apply.css'

type FileButtonsProps = {
  id: string
  name: string
  accept: string[]
  maxMB: number
  /** sends the file and says how far it is */
  send: (file: File, progress: (part: number) => void, signal: AbortSignal) => Promise<void>
  again?: boolean
}

const pictures = ['jpg', 'jpeg', 'png', 'heic']

/** Choose a file, or take a picture on a phone. What is too large or of another kind is said before anything is sent. */
export function FileButtons({ id, name, accept, maxMB, send, again = false }: FileButtonsProps) {
  const { t } = useTranslation()
  const [progress, setProgress] = useState<number>()
  const [wrong, setWrong] = useState('')
  const [error, setError] = useState<unknown>()
  const abort = useRef<AbortController>(undefined)
  const sentence = useSentence(error)
  const kinds = accept.join(t('list.comma')).toUpperCase()
  const takesPictures = accept.some((kind) => pictures.includes(kind))

  async function take(file: File | undefined) {
    if (file === undefined) return
    setError(undefined)
    setWrong('')
    const ending = file.name.split('.').pop()?.toLowerCase() ?? ''
    const allowed = accept.length === 0 || accept.includes(ending) || (ending === 'jpeg' && accept.includes('jpg'))
    if (!allowed) return setWrong(t('file.kind', { name: file.name, kinds }))
    if (file.size > maxMB * 1024 * 1024) return setWrong(t('file.large', { name: file.name, size: maxMB }))
    if (file.size === 0) return setWrong(t('file.empty', { name: file.name }))
    abort.current = new AbortController()
    setProgress(0)
    try {
      await send(file, setProgress, abort.current.signal)
    } catch (caught) {
      if (!abort.current.signal.aborted) setError(caught)
    } finally {
      setProgress(undefined)
    }
  }

  if (progress !== undefined)
    return (
      <div className="stack-tight" role="status">
        <span className="small figures">{t('file.sending', { part: Math.round(progress * 100) })}</span>
        <div className="bar">
          <span style={{ width: `${progress * 100}%` }} />
        </div>
        <button type="button" className="link-button" onClick={() => abort.current?.abort()}>
          {t('file.stop')}
        </button>
      </div>
    )
  return (
    <div className="stack-tight">
      {(wrong !== '' || error !== undefined) && (
        <p className="say danger" role="alert">
          {wrong || sentence}
        </p>
      )}
      <div className="row">
        {takesPictures && (
          <span className="button file-button camera">
            {t('file.camera')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              aria-label={t('file.cameraFor', { name })}
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </span>
        )}
        <span className="button file-button">
          {again ? t('file.again') : t('file.choose')}
          <input
            id={id}
            type="file"
            accept={accept.map((kind) => `.${kind}`).join(',')}
            aria-label={again ? t('file.againFor', { name }) : t('file.chooseFor', { name })}
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </span>
      </div>
      {!again && <p className="small muted">{t('file.limits', { kinds, size: maxMB })}</p>}
    </div>
  )
}
