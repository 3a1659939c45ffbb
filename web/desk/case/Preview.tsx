// SPDX-License-Identifier: Apache-2.0
import {
  LeftOutlined,
  RightOutlined,
  RotateRightOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from '../frame/keys.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { Pdf } from './Pdf.tsx'

/** `type` is a media type or the short kind that uploads are kept under (pdf, jpg, png). */
export type Previewed = { name: string; url: string; type?: string }

type Shown = {
  previewed: Previewed | null
  /** everything of the case that can be looked at, in its order */
  all: Previewed[]
  onPreview: (previewed: Previewed) => void
  onClose: () => void
}

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]

/** Shows a PDF or a picture at the right, over the evidence: what the applicant wrote stays readable beside it, and nothing is dimmed. */
export function Preview({ previewed, all, onPreview, onClose }: Shown) {
  const { t } = useTranslation()
  useEscape(previewed !== null, onClose)
  const index = all.findIndex((one) => one.url === previewed?.url)
  const go = (by: number) => {
    const next = all[index + by]
    if (next !== undefined) onPreview(next)
  }
  return (
    <Drawer
      open={previewed !== null}
      onClose={onClose}
      size={640}
      mask={false}
      rootClassName="preview"
      title={previewed?.name ?? ''}
      extra={
        previewed === null ? null : (
          <span className="preview-tools">
            <Button
              type="text"
              icon={<LeftOutlined />}
              disabled={index <= 0}
              onClick={() => go(-1)}
              aria-label={t('preview.before')}
              title={t('preview.before')}
            />
            <span className="figures muted">{index < 0 ? '' : `${index + 1} / ${all.length}`}</span>
            <Button
              type="text"
              icon={<RightOutlined />}
              disabled={index < 0 || index >= all.length - 1}
              onClick={() => go(1)}
              aria-label={t('preview.next')}
              title={t('preview.next')}
            />
            <Button href={previewed.url} target="_blank" rel="noreferrer">
              {t('preview.newWindow')}
            </Button>
          </span>
        )
      }
      styles={{ body: { padding: 0 } }}
      destroyOnHidden
    >
      {previewed === null ? null : <Body key={previewed.url} previewed={previewed} />}
    </Drawer>
  )
}

function Body({ previewed }: { previewed: Previewed }) {
  const { t } = useTranslation()
  const { name, url, type = '' } = previewed
  const isImage = /^image\/|^(jpg|jpeg|png)$/.test(type) || /\.(png|jpe?g)$/i.test(name)
  const isPdf = /pdf$/.test(type) || /\.pdf$/i.test(name)
  if (isImage) return <Picture name={name} url={url} />
  // the browser's own reader turns and enlarges pages
  return isPdf ? <Pdf name={name} url={url} /> : <Nothing title={t('preview.none')} todo={t('preview.noneTodo')} />
}

function Picture({ name, url }: { name: string; url: string }) {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  const step = (by: number) => setZoom((now) => ZOOMS[ZOOMS.indexOf(now) + by] ?? now)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '+' || event.key === '=') step(1)
      else if (event.key === '-') step(-1)
      else if (event.key === '0') setZoom(1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <div className="preview-picture">
      <div className="preview-bar" role="toolbar" aria-label={t('preview.tools')}>
        <Button
          type="text"
          icon={<ZoomOutOutlined />}
          disabled={zoom === ZOOMS[0]}
          onClick={() => step(-1)}
          aria-label={t('preview.smaller')}
          title={t('preview.smaller')}
        />
        <span className="figures">{Math.round(zoom * 100)}%</span>
        <Button
          type="text"
          icon={<ZoomInOutlined />}
          disabled={zoom === ZOOMS.at(-1)}
          onClick={() => step(1)}
          aria-label={t('preview.larger')}
          title={t('preview.larger')}
        />
        <Button
          type="text"
          icon={<RotateRightOutlined />}
          onClick={() => setTurns((now) => (now + 1) % 4)}
          aria-label={t('preview.rotate')}
          title={t('preview.rotate')}
        />
        <Button
          type="text"
          icon={<UndoOutlined />}
          onClick={() => {
            setZoom(1)
            setTurns(0)
          }}
          aria-label={t('preview.reset')}
          title={t('preview.reset')}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="preview-image" tabIndex={0} aria-label={name}>
        <img src={url} alt={name} style={{ width: `${zoom * 100}%`, transform: `rotate(${turns * 90}deg)` }} />
      </section>
    </div>
  )
}
