// SPDX-License-Identifier: Apache-2.0
import { CheckCircleFilled, ExclamationCircleFilled, UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Material } from '../../client/index.ts'
import { sayOrigin, size } from '../case/Materials.tsx'
import { commitToMaterial, counterKeys, removeMaterial, uploadMaterial } from '../doors/counter.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { sentenceOf } from '../frame/ProblemNotice.tsx'

/** What the city has got is ticked; what is left is scanned or committed to here. */
export function CounterMaterials({ draft, materials }: { draft: string; materials: Material[] }) {
  const { t } = useTranslation()
  const shown = materials.filter((material) => material.state !== 'not-required')
  if (shown.length === 0) return <Nothing title={t('materials.none')} />
  return (
    <ul className="materials">
      {shown.map((material) => (
        <One key={material.id} draft={draft} material={material} />
      ))}
    </ul>
  )
}

function One({ draft, material }: { draft: string; material: Material }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const open = material.state === 'needed' || material.state === 'optional'
  async function act(run: () => Promise<unknown>): Promise<void> {
    setProblem(null)
    try {
      await run()
      await client.invalidateQueries({ queryKey: counterKeys.materials(draft) })
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setProgress(null)
    }
  }
  function choose(file: File | undefined): void {
    if (file === undefined) return
    const most = material.upload?.maxMB ?? 20
    if (file.size > most * 1_048_576) {
      setProblem(t('counter.tooLarge', { name: file.name, most }))
      return
    }
    setProgress(0)
    void act(() => uploadMaterial(draft, material.id, file, setProgress))
  }
  return (
    <li>
      <p className="material-name">
        {material.state === 'needed' ? <ExclamationCircleFilled className="mark-danger" /> : null}
        {open ? null : <CheckCircleFilled className="mark-ok" />}
        <b>{material.name}</b>
        <span className={open && material.state === 'needed' ? 'tag tag-warn' : 'tag tag-plain'}>
          {t(`materialState.${material.state}`)}
        </span>
      </p>
      <div className="material-origin">
        {material.source ? (
          <p className="muted">
            {sayOrigin(material.source, t)}
            {material.file ? ` · ${material.file.name}（${size(material.file.bytes)}）` : ''}
          </p>
        ) : null}
        {material.fallback ? <p className="text-warn">{material.fallback}</p> : null}
        {progress === null ? null : <Progress percent={Math.round(progress * 100)} size="small" aria-label={material.name} />}
        {problem === null ? null : (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        <div className="material-acts">
          {material.upload && (open || material.state === 'uploaded') ? (
            <>
              <input
                ref={input}
                hidden
                type="file"
                accept={material.upload.accept.map((kind) => `.${kind}`).join(',')}
                onChange={(event) => {
                  choose(event.target.files?.[0])
                  event.target.value = ''
                }}
              />
              <Button size="small" icon={<UploadOutlined />} disabled={progress !== null} onClick={() => input.current?.click()}>
                {t(open ? 'counter.scan' : 'counter.scanAgain')}
              </Button>
              <span className="muted">
                {t('counter.accepts', { kinds: material.upload.accept.join('、'), most: material.upload.maxMB })}
              </span>
            </>
          ) : null}
          {material.state === 'uploaded' ? (
            <Button size="small" type="text" onClick={() => void act(() => removeMaterial(draft, material.id))}>
              {t('counter.removeFile')}
            </Button>
          ) : null}
        </div>
        {open && material.commitment ? (
          <div className="commitment">
            <p>{t('counter.commitment', { text: material.commitment.text, within: material.commitment.within ?? '' })}</p>
            <Button size="small" onClick={() => void act(() => commitToMaterial(draft, material.id))}>
              {t('counter.commit')}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  )
}
