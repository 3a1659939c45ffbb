// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'

/** `type` is a media type or the short kind that uploads are kept under (pdf, jpg, png). */
export type Previewed = { name: string; url: string; type?: string }

/** Shows a PDF or an image in place, beside the case; anything else is offered for download. */
export function Preview({ previewed, onClose }: { previewed: Previewed | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer
      open={previewed !== null}
      onClose={onClose}
      size={760}
      title={previewed?.name ?? ''}
      extra={
        previewed === null ? null : (
          <Button href={previewed.url} target="_blank" rel="noreferrer">
            {t('preview.newWindow')}
          </Button>
        )
      }
      styles={{ body: { padding: 0 } }}
      destroyOnHidden
    >
      {previewed === null ? null : <Body previewed={previewed} />}
    </Drawer>
  )
}

function Body({ previewed }: { previewed: Previewed }) {
  const { t } = useTranslation()
  const { name, url, type = '' } = previewed
  const isImage = /^image\/|^(jpg|jpeg|png)$/.test(type) || /\.(png|jpe?g)$/i.test(name)
  const isPdf = /pdf$/.test(type) || /\.pdf$/i.test(name)
  if (isImage)
    return (
      <div className="preview-image">
        <img src={url} alt={name} />
      </div>
    )
  return isPdf ? <Pdf name={name} url={url} /> : <Nothing title={t('preview.none')} todo={t('preview.noneTodo')} />
}

/** Uploads are sent to be saved, never to be opened: so the page takes the bytes and shows them itself. */
function Pdf({ name, url }: { name: string; url: string }) {
  const { t } = useTranslation()
  const file = useQuery({
    queryKey: ['preview', url],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { credentials: 'same-origin', signal })
      if (!response.ok) throw new Error(`the file was answered with ${response.status}`)
      return response.blob()
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const [shown, setShown] = useState<string | null>(null)
  useEffect(() => {
    if (file.data === undefined) return
    const address = URL.createObjectURL(new Blob([file.data], { type: 'application/pdf' }))
    setShown(address)
    return () => URL.revokeObjectURL(address)
  }, [file.data])
  if (file.isError) return <Nothing title={t('preview.broken')} todo={t('preview.noneTodo')} />
  if (shown === null) return <Skeleton className="loading" active />
  return <iframe className="preview-frame" src={`${shown}#navpanes=0&view=FitH`} title={name} />
}
