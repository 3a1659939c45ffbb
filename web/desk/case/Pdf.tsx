// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'

/** Uploads are sent to be saved, never to be opened: so the page takes the bytes and shows them itself. */
export function Pdf({ name, url }: { name: string; url: string }) {
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
