// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Bounds, CHINA, placeInText, readPlace } from '../../../engine/places/index.ts'
import { devicePosition } from './device-position.ts'
import { MapView } from './MapView.tsx'
import { useMapWords } from './use-map-words.ts'

type ButtonProps = { onClick: () => void; expanded?: boolean; children: ReactNode }
type Props = {
  value: unknown
  bounds: number[] | undefined
  change: (value: string) => void
  /** as the face draws its buttons */
  Button: (props: ButtonProps) => ReactNode
}

/** Beside the field in which a place is typed: the device says it when it is asked, or it is pointed at on a map. Neither is needed. */
export function PlaceTools({ value, bounds = CHINA, change, Button }: Props) {
  const { t } = useTranslation()
  const words = useMapWords()
  const [isOpen, setOpen] = useState(false)
  const [says, setSays] = useState('')
  const within = bounds as Bounds
  const read = readPlace('point', placeInText(String(value ?? '')), within)
  async function ask(): Promise<void> {
    setSays(t('place.asking'))
    try {
      const place = await devicePosition()
      change(place)
      setSays(t('place.picked', { place }))
    } catch {
      setSays(t('place.refused'))
    }
  }
  return (
    <>
      <div className="place-tools">
        <Button onClick={() => void ask()}>{t('place.device')}</Button>
        <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('place.hide') : t('place.pick')}
        </Button>
      </div>
      <p role="status">{says}</p>
      {isOpen ? (
        <MapView
          bounds={within}
          words={words}
          marked={'place' in read ? (read.place as [number, number]) : null}
          onPick={(place) => {
            change(place.join(','))
            setSays(t('place.picked', { place: place.join(',') }))
          }}
        />
      ) : null}
    </>
  )
}
