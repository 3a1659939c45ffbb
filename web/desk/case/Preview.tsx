// SPDX-License-Identifier: Apache-2.0
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'

export type Previewed = { name: string; url: string; type?: string | undefined }

/** Shows a PDF or an image in place, beside the case; anything else is offered for download. */
export function Preview({ previewed, onClose }: { previewed: Previewed | null; onClose: () => void }) {
  const { t } = useTranslation()
  const name = previewed?.name ?? ''
  const image = /^image\//.test(previewed?.type ?? '') || /\.(png|jpe?g|webp|gif)$/i.test(name)
  return (
    <Drawer
      open={previewed !== null}
      onClose={onClose}
      size={760}
      title={name}
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
      {previewed === null ? null : image ? (
        <div className="preview-image">
          <img src={previewed.url} alt={name} />
        </div>
      ) : (
        <iframe className="preview-frame" src={`${previewed.url}#navpanes=0&view=FitH`} title={name} />
      )}
    </Drawer>
  )
}
